extern alias nano;
using HrvXkd.Hardware.Simulation;
using StudentModel = nano::HrvXkd.Model.StudentModel;

namespace HrvXkd.Firmware.Nano.Tests;

public class MeasuringTests
{
    private const int State = 2;
    private const int Rate = 3;
    private const int Off = 5;
    private const int Lost = 7;

    [Fact]
    public void Start_HealthyBoard_SaysWhoItIsAndMeasures()
    {
        Device device = new Device().Start(20);
        Assert.Equal($"I,hrvxkd-nano,1,student,synthetic,{StudentModel.ModelSha256[..8]},125,6,1,60,100,1", device.Serial.Lines[0].Text);
        Assert.Equal("learning", device.Last("S").Fields[State]);
        Assert.Empty(device.Serial.Of("E"));
        Assert.Empty(device.Board.Chip.Mistakes);
    }

    [Theory]
    [InlineData("rate=125")]
    [InlineData("rate=250")]
    [InlineData("rate=500")]
    [InlineData("rate=250\ngain=12\nchannel=2\n")]
    public void Beats_OfAPatient_AreThoseOfTheHeart(string settings)
    {
        Device device = new Device(settings).Start(90);
        double firstSample = device.Board.FirstDataNs / 1e9;
        double[] found = [.. device.Serial.Of("B").Select(line => (line.Number(1) / 1000.0) + firstSample)];
        double[] made = [.. device.Beats.Where(beat => beat > 4 && beat < 85)];
        Assert.True(made.Length > 60);
        double[] distances = [.. made.Select(beat => found.Min(at => Math.Abs(at - beat)))];
        Assert.True(distances.Max() < 0.06, $"{distances.Max()} s");
        Assert.InRange(found.Count(at => at > 4 && at < 85), made.Length - 1, made.Length + 1);
        double[] intervals = [.. made.Zip(made.Skip(1), (one, next) => next - one).TakeLast(10).Order()];
        Assert.Equal(60 / intervals[5], device.Last("S").Real(Rate), 5.0);
        Assert.Equal("0", device.Last("S").Fields[Lost]);
        Assert.Empty(device.Board.Chip.Mistakes);
    }

    // The student gets the features that the window lines show: what it answers can be worked out from them.
    [Fact]
    public void Risk_AfterEnoughWindows_IsTheStudentsAnswerToTheWindowsShown()
    {
        Device device = new Device("rate=250").Start(330);
        Line[] windows = [.. device.Serial.Of("W")];
        Line[] risks = [.. device.Serial.Of("R")];
        Assert.True(windows.Length >= 8 && risks.Length >= 3);
        StudentModel student = new();
        foreach (Line window in windows)
        {
            bool valid = window.Fields[3] == "1";
            int logit = student.Push([.. Enumerable.Range(4, 12).Select(field => valid ? (int)window.Number(field) : 0)], valid);
            Line? risk = risks.SingleOrDefault(line => line.Fields[1] == window.Fields[1]);
            Assert.Equal(windows.Count(other => other.Number(1) <= window.Number(1) && other.Number(1) > window.Number(1) - 8 && other.Fields[3] == "1") >= 5 && valid, risk is not null);
            if (risk is null)
                continue;
            Assert.Equal(logit, risk.Number(5));
            Assert.Equal(100 / (1 + Math.Exp(-logit / 65536.0)), risk.Real(2), 0.051);
            Assert.InRange(risk.Number(3), 50, 100);
        }

        Assert.Equal("risk", device.Last("S").Fields[State]);
        Assert.Contains(device.Serial.Of("S"), line => line.Fields[State] == "measuring");
    }

    [Fact]
    public void ElectrodeOff_IsAStateAndNeverAHeartRate()
    {
        Device device = new Device().Start(20);
        device.Board.Chip.ElectrodesOff = 2;
        device.Run(5);
        Line status = device.Last("S");
        Assert.Equal(["off", "", "", "N"], status.Fields.Skip(State).Take(4));
        int beats = device.Serial.Of("B").Count();
        device.Run(10);
        Assert.InRange(device.Serial.Of("B").Count() - beats, 0, 1);
        device.Board.Chip.ElectrodesOff = 0;
        device.Run(15);
        Assert.Equal("learning", device.Last("S").Fields[State]);
        Assert.Equal("", device.Last("S").Fields[Off]);
        Assert.True(device.Last("S").Real(Rate) > 40);
    }

    [Fact]
    public void Noise_WithoutAHeart_IsPoorSignal()
    {
        Device device = new();
        device.Board.Chip.Channel1Source = null;
        device.Board.Chip.NoiseFactor = 40;
        device.Start(30);
        Assert.Equal(["poor", ""], device.Last("S").Fields.Skip(State).Take(2));
    }

    // A conversion that nobody read is found by time alone, whatever the edges said.
    [Fact]
    public void SlowWork_LosesConversions_CountsEachAndKeepsTheTime()
    {
        Device device = new("rate=250");
        device.Board.Work = wait => wait % 1000 == 999 ? 30 * VirtualClock.NsPerMs : 0;
        device.Start(60);
        long made = device.Board.Chip.EdgeCount;
        long lost = device.Last("S").Number(Lost);
        long late = device.Serial.Of("S").Max(line => line.Number(10));
        Assert.InRange(lost, 14 * 6, 15 * 7);
        Assert.InRange((device.Last("S").Number(1) * 250) - made, -300, 0);
        Assert.InRange(late, 1, 4000);
        Assert.True(device.Serial.Of("B").Count() > 20);
    }

    [Theory]
    [InlineData(-20_000)]
    [InlineData(20_000)]
    public void Oscillator_OffByTwoPercent_LosesNothing(int ppm)
    {
        Device device = new("rate=250");
        device.Board.Chip.OscillatorPpm = ppm;
        device.Board.Work = wait => wait * 7919L % 3_500_000;
        device.Start(60);
        Assert.InRange(device.Last("S").Number(Lost), 0, 1);
    }

    [Fact]
    public void Output_FasterThanThePort_DropsWholeLinesAndCounts()
    {
        Device device = new();
        device.Start(3);
        for (int i = 0; i < 200; i++)
            device.Serial.Type("settings");
        device.Run(40);
        Assert.True(device.Serial.Of("C").Count() > 400);
        Assert.Equal(0, device.Serial.Of("C").Count() % 6);
    }
}
