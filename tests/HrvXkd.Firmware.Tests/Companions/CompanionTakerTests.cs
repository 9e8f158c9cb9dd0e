using HrvXkd.Firmware.Companions;
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Tests.Companions;

public class CompanionTakerTests
{
    private const int RateHz = 250;
    private readonly List<string> _notes = [];
    private readonly LiveHub _hub = new();
    private readonly Board _board = new();

    [Fact]
    public void Take_ASecond_ServesEachCompanionOnce()
    {
        CompanionTaker taker = Create();
        Publish(DeviceState.ElectrodesOff);
        _board.Pressed = true;
        _board.Motion = 0.5;
        Seconds(taker, 0, 1);
        Assert.Equal(["marked by the wearer", "motion"], _notes);
        Assert.Equal([DeviceState.ElectrodesOff], _board.Shown);
        Assert.True(_board.Calling);

        _board.Motion = 0.05;
        Publish(DeviceState.Measuring);
        Seconds(taker, 1, 2);
        Assert.Equal("no motion", _notes[^1]);
        Assert.Equal(3, _notes.Count);
        Assert.False(_board.Calling);
        Assert.Equal(3, _board.Shown.Count);
    }

    [Fact]
    public void Take_BatteryLowAndHot_IsTold()
    {
        CompanionTaker taker = Create();
        _board.Volts = 3.3;
        _board.Celsius = 85;
        Seconds(taker, 0, 1);
        Assert.Equal(["The processor is at 85 °C; it slows down above 80 °C.", "Battery low: 3.30 V."], taker.Notices);
        _board.Volts = 3.9;
        _board.Celsius = 50;
        Seconds(taker, 1, 1);
        Assert.Empty(taker.Notices);
    }

    [Fact]
    public void Take_CompanionThatFails_IsLeftAloneForAMinuteAndTold()
    {
        CompanionTaker taker = Create();
        _board.Broken = true;
        Publish(DeviceState.Learning);
        Seconds(taker, 0, 10);
        Assert.Equal(3, _board.Tries);
        Assert.Equal(["The display does not answer: wire"], taker.Notices);
        _board.Broken = false;
        Seconds(taker, 10, 60);
        Assert.Empty(taker.Notices);
        Assert.NotEmpty(_board.Shown);
    }

    private CompanionTaker Create() => new(
        new CompanionSet { Display = _board, Alarm = _board, Button = _board, Motion = _board, Battery = _board, Thermometer = _board }, _hub, RateHz, _notes.Add);

    private static void Seconds(CompanionTaker taker, int from, int count)
    {
        DeviceEvent[] events = [.. Enumerable.Range(from * RateHz, count * RateHz).Select(i => new DeviceEvent(EventKind.Frame, i, 0, 0, 0, 0))];
        taker.Take(events);
    }

    private void Publish(DeviceState state) => _hub.Publish(new LiveBatch(
        0, [], [], [], [], new DeviceStatus(state, "", [], 0, null, null, [], null, 0, null, null, null, 0, null)));

    private sealed class Board : IStatusDisplay, IAlarm, IMarkButton, IMotionSensor, IBatteryGauge, IThermometer
    {
        public List<DeviceState> Shown { get; } = [];

        public bool Calling { get; private set; }

        public bool Pressed { get; set; }

        public double Motion { get; set; }

        public double Volts { get; set; } = 4;

        public double Celsius { get; set; } = 40;

        public bool Broken { get; set; }

        public int Tries { get; private set; }

        public void Show(DeviceStatus status)
        {
            Tries++;
            if (Broken)
                throw new IOException("wire");
            Shown.Add(status.State);
        }

        public void Call(bool on) => Calling = on;

        public bool TakePress()
        {
            bool pressed = Pressed;
            Pressed = false;
            return pressed;
        }

        public double ReadMotion() => Motion;

        public (double Volts, double Amperes) Read() => (Volts, 0.2);

        public double ReadCelsius() => Celsius;
    }
}
