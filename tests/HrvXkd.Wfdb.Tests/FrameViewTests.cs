namespace HrvXkd.Wfdb.Tests;

/// <summary>Several samples in a frame, skew, physical values, time: the views of one stored signal.</summary>
public sealed class FrameViewTests : IDisposable
{
    private const int Missing = WfdbRecord.Missing;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SeveralSamplesInAFrame_AreAveragedOrGivenAll()
    {
        int[] stored = [1, 2, 10, 3, 5, 20, -3, -2, 30, 7, -32_768, 40];
        using WfdbRecord record = Open("r 2 125 4\nr.dat 16x2 200 12 0 1 0 0 ECG\nr.dat 16 200 12 0 10 0 0 ABP", stored, FaultPolicy.Report);

        Assert.Equal([2, 4, -2, Missing], record.ReadAll(0));
        Assert.Equal([1, 2, 3, 5, -3, -2, 7, Missing], record.ReadAll(0, SignalView.Samples));
        Assert.Equal([10, 20, 30, 40], record.ReadAll(1));
        Assert.Equal((125, 250), (record.OpenSignal(0, SignalView.Frames).SampleRateHz, record.OpenSignal(0).SampleRateHz));
        Assert.Equal((4, 8), (record.OpenSignal(0, SignalView.Frames).Count, record.OpenSignal(0).Count));
        Assert.Equal(125, record.OpenSignal(1).SampleRateHz);
    }

    [Fact]
    public void ReadPhysical_Frames_AreTheMeansOfTheSamples()
    {
        using WfdbRecord record = Open("r 1 100 2\nr.dat 16x2 4(10)/mmHg 12", [11, 12, -32_768, 4], FaultPolicy.Report);
        double[] samples = new double[4];
        double[] frames = new double[2];

        Assert.Equal(4, record.OpenSignal(0).ReadPhysical(samples));
        Assert.Equal(2, record.OpenSignal(0, SignalView.Frames).ReadPhysical(frames));

        Assert.Equal([0.25, 0.5, double.NaN, -1.5], samples);
        Assert.Equal([0.375, double.NaN], frames);
    }

    [Fact]
    public void Read_ManyFrames_AreAveragedAcrossPieces()
    {
        int[] stored = [.. Enumerable.Range(0, 9000).Select(i => (i * 37) % 1000)];
        using WfdbRecord record = Open("r 1 100 3000\nr.dat 16x3", stored, FaultPolicy.Refuse);
        SignalStream stream = record.OpenSignal(0, SignalView.Frames);
        int[] piece = new int[700];

        stream.Seek(1234);
        Assert.Equal(700, stream.Read(piece));

        for (int i = 0; i < piece.Length; i++)
            Assert.Equal((int)Math.Floor(((stored[3 * (1234 + i)] + stored[(3 * (1234 + i)) + 1] + stored[(3 * (1234 + i)) + 2]) / 3.0) + 0.5), piece[i]);
    }

    [Fact]
    public void Read_Skew_IsUndoneAndTheEndIsMissing()
    {
        int[] stored = [1, 100, 2, 200, 3, 300, 4, 400];
        using WfdbRecord record = Open("r 2 100 4\nr.dat 16:1 200 12 0 1 10 0\nr.dat 16:3 200 12 0 1 1000 0", stored, FaultPolicy.Refuse);

        Assert.Equal([2, 3, 4, Missing], record.ReadAll(0));
        Assert.Equal([400, Missing, Missing, Missing], record.ReadAll(1));
        SignalStream stream = record.OpenSignal(0);
        stream.Seek(2);
        double[] values = new double[3];
        Assert.Equal(2, stream.ReadPhysical(values));
        Assert.Equal(0.02, values[0]);
        Assert.Equal(double.NaN, values[1]);
    }

    [Fact]
    public void Read_SkewBeyondTheEnd_IsMissingThroughout()
    {
        using WfdbRecord record = Open("r 1 100 3\nr.dat 16:7 200 12 0 1 6 0", [1, 2, 3], FaultPolicy.Refuse);

        Assert.Equal([Missing, Missing, Missing], record.ReadAll(0));
    }

    [Fact]
    public void Read_SkewInSamples_CountsWholeFrames()
    {
        // The header states 4 samples, which is two frames of two.
        using WfdbRecord record = Open("r 1 100 3\nr.dat 16x2:4", [1, 2, 3, 4, 5, 6], FaultPolicy.Refuse);

        Assert.Equal([5, 6, Missing, Missing, Missing, Missing], record.ReadAll(0, SignalView.Samples));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 250)]
    [InlineData(0.0039, 1)]
    [InlineData(0.004, 1)]
    [InlineData(0.0041, 2)]
    [InlineData(99, 500)]
    public void Seek_Time_IsTheFirstSampleThenOrLater(double seconds, long expected)
    {
        using WfdbRecord record = Open("r 1 125 250\nr.dat 16x2", new int[500], FaultPolicy.Refuse);
        SignalStream stream = record.OpenSignal(0);

        stream.Seek(TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, stream.Position);
    }

    [Fact]
    public void Seek_OutOfRange_IsRefused()
    {
        using WfdbRecord record = Open("r 1 125 3\nr.dat 16", new int[3], FaultPolicy.Refuse);
        SignalStream stream = record.OpenSignal(0);

        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Seek(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Seek(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Seek(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.OpenSignal(1));
        record.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.Read(new int[1]));
    }

    [Fact]
    public void Report_ContradictionsThatLeaveSamplesReadable_AreListed()
    {
        const string Header = "r 1 100 3\nr.dat 16 200 12 0 1 7 0 ECG";
        Assert.Throws<WfdbException>(() => Open(Header, [1, 2, 3, 4], FaultPolicy.Refuse));
        using WfdbRecord record = Open(Header, [1, 2, 3, 4], FaultPolicy.Report);

        Assert.Equal([1, 2, 3], record.ReadAll(0));
        Assert.Equal([1, 2, 3], record.ReadAll(0));
        Assert.Equal(
            [
                "r.dat holds 8 bytes, r.hea asks for 6 (3 frames of 1 signals in format 16): the header states the wrong format or length",
                "r.dat signal 0 ('ECG'): found checksum 6, expected 7 as the header says: the samples are not those that were recorded",
            ],
            record.Faults);
    }

    [Fact]
    public void Checksum_AfterAJump_IsNotJudged()
    {
        using WfdbRecord record = Open("r 1 100 3\nr.dat 16 200 12 0 1 7 0 ECG", [1, 2, 3], FaultPolicy.Refuse);
        SignalStream stream = record.OpenSignal(0);
        int[] piece = new int[3];

        stream.Seek(1);
        Assert.Equal(2, stream.Read(piece));
        stream.Seek(0);
        Assert.Throws<WfdbException>(() => stream.Read(piece));
    }

    [Fact]
    public void Checksum_WithoutALength_IsNotJudged()
    {
        using WfdbRecord record = Open("r 1 100\nr.dat 16 200 12 0 1 7 0 ECG", [1, 2, 3], FaultPolicy.Refuse);

        Assert.Equal([1, 2, 3], record.ReadAll(0));
    }

    private WfdbRecord Open(string header, int[] stored, FaultPolicy faults)
    {
        _folder.Write("r.dat", Packing.Bytes(stored, 2));
        return WfdbRecord.Open(_folder.Write("r.hea", header), faults);
    }
}
