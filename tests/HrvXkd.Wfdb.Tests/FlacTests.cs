namespace HrvXkd.Wfdb.Tests;

/// <summary>Every way in which FLAC codes samples, read back bit for bit, in order and from any place; damage is told.</summary>
public sealed class FlacTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, int, int, int, bool, int, int, bool> Codings()
    {
        TheoryData<string, int, int, int, bool, int, int, bool> data = new();
        foreach (string kind in new[] { "verbatim", "fixed0", "fixed1", "fixed2", "fixed3", "fixed4", "lpc" })
            foreach (int coupling in new[] { 0, 8, 9, 10 })
                data.Add(kind, 16, coupling, 0, false, 0, 0, false);
        data.Add("fixed2", 8, 0, 0, false, 0, 0, false);
        data.Add("lpc", 24, 0, 0, true, 0, 0, false);
        data.Add("fixed1", 24, 10, 4, true, 0, 0, true);
        data.Add("fixed1", 12, 0, 3, false, 0, 0, false);
        data.Add("fixed3", 16, 8, 6, false, 20, 0, true);
        data.Add("fixed0", 16, 0, 0, true, 16, 0, false);
        data.Add("lpc", 16, 9, 2, false, 0, 3, false);
        data.Add("verbatim", 24, 8, 0, false, 0, 1, false);
        return data;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Codings))]
    public void Read_AnyCoding_IsBitForBit(string kind, int bits, int coupling, int partitions, bool wide, int escape, int wasted, bool variable)
    {
        FlacOptions options = new()
        {
            Kind = kind,
            Bits = bits,
            Coupling = coupling,
            PartitionOrder = partitions,
            Wide = wide,
            Escape = escape,
            Wasted = wasted,
            Variable = variable,
        };
        int[][] samples = [Wave(1000, bits, 1, wasted), Wave(1000, bits, 2, wasted)];

        using WfdbRecord record = Open(options, samples);

        Assert.Equal(Marked(samples[0], options), record.ReadAll(0));
        Assert.Equal(Marked(samples[1], options), record.ReadAll(1));
    }

    [Fact]
    public void Read_Constant_IsBitForBit()
    {
        int[][] samples = [[.. Enumerable.Repeat(-77, 500)], [.. Enumerable.Repeat(30_000, 500)], [.. Enumerable.Repeat(-32_768, 500)]];
        using WfdbRecord record = Open(new FlacOptions { Kind = "constant" }, samples);

        Assert.Equal(samples[0], record.ReadAll(0));
        Assert.Equal(samples[1], record.ReadAll(1));
        Assert.All(record.ReadAll(2), sample => Assert.Equal(WfdbRecord.Missing, sample));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(7, false)]
    public void Seek_AnyPlace_FindsTheBlock(int seekSpacing, bool variable)
    {
        int[][] samples = [Wave(150_000, 16, 3, 0), Wave(150_000, 16, 4, 0)];
        using WfdbRecord record = Open(new FlacOptions { SeekSpacing = seekSpacing, Variable = variable, Kind = "fixed1" }, samples);
        int[][] expected = [Marked(samples[0], new FlacOptions()), Marked(samples[1], new FlacOptions())];
        SignalStream[] streams = [record.OpenSignal(0), record.OpenSignal(1)];
        Random random = new(9);
        int[] piece = new int[500];
        for (int i = 0; i < 200; i++)
        {
            int channel = i % 2;
            int at = i == 0 ? 149_990 : random.Next(150_000);
            streams[channel].Seek(at);
            int read = streams[channel].Read(piece);
            Assert.Equal(expected[channel][at..(at + read)], piece[..read]);
        }

        Assert.Equal(expected[0], record.ReadAll(0));
    }

    [Fact]
    public void Seek_LyingSeekPoints_DoNotHarm()
    {
        int[][] samples = [Array.ConvertAll(Wave(100_000, 16, 3, 0), sample => Math.Max(sample, -32_767))];
        byte[] stream = FlacEncoder.Encode(new FlacOptions { SeekSpacing = 5 }, samples);
        for (int point = 0; point < 100; point++)
            stream[46 + (18 * point) + 15] ^= (byte)((point * 7) & 255);
        using WfdbRecord record = Open(stream, 1, 100_000, 16);
        SignalStream signal = record.OpenSignal(0);
        int[] piece = new int[10];
        foreach (int at in new[] { 99_000, 50_000, 77_777, 3, 60_000 })
        {
            signal.Seek(at);
            signal.Read(piece);
            Assert.Equal(samples[0][at..(at + 10)], piece);
        }
    }

    [Fact]
    public void Read_DamagedFrame_SaysWhereAndTheRestStaysReadable()
    {
        int[] samples = Array.ConvertAll(Wave(4000, 16, 5, 0), sample => Math.Max(sample, -32_767));
        byte[] stream = FlacEncoder.Encode(new FlacOptions { Kind = "verbatim" }, samples);
        int frame = (stream.Length - 42) / 21;
        stream[42 + (frame * 10) + 100] ^= 4;
        using WfdbRecord record = Open(stream, 1, 4000, 16);
        SignalStream signal = record.OpenSignal(0);
        int[] piece = new int[100];

        WfdbException fault = Assert.Throws<WfdbException>(() => record.ReadAll(0));
        Assert.Matches("^r\\.dat byte [0-9]+: found CRC [0-9]+ at the end of a FLAC frame, expected [0-9]+ as its bytes have: it is damaged$", fault.Message);
        foreach (int at in new[] { 100, 3500, 1700 })
        {
            signal.Seek(at);
            Assert.Equal(100, signal.Read(piece));
            Assert.Equal(samples[at..(at + 100)], piece);
        }
    }

    [Theory]
    [InlineData(2000, "r.dat byte 2000: found the end of the file, expected more of the FLAC stream: the file is cut short")]
    [InlineData(60, "r.dat states 1000 samples per channel in 60 bytes and blocks of up to 192, expected at most 384: the file is cut short")]
    [InlineData(41, "r.dat byte 8: found a metadata block of 34 bytes, expected one within the file: it is cut short")]
    [InlineData(3, "r.dat byte 0: found no FLAC stream, expected the mark fLaC")]
    public void Read_CutStream_SaysSo(int length, string message)
    {
        byte[] stream = FlacEncoder.Encode(new FlacOptions { Kind = "verbatim" }, Wave(1000, 16, 6, 0))[..Math.Min(length, 2061)];

        WfdbException fault = Assert.Throws<WfdbException>(() =>
        {
            using WfdbRecord record = Open(stream, 1, 1000, 16);
            record.ReadAll(0);
        });
        Assert.Equal(message, fault.Message);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(24)]
    public void Read_StatedMd5_IsHeldAgainstAllSamples(int bits)
    {
        int[][] samples = [Wave(1000, bits, 1, 0), Wave(1000, bits, 2, 0)];
        FlacOptions options = new() { Bits = bits, Md5 = true };
        byte[] stream = FlacEncoder.Encode(options, samples);
        using (WfdbRecord record = Open(stream, 2, 1000, Width(bits)))
        {
            int[] later = new int[100];
            SignalStream second = record.OpenSignal(1);
            second.Seek(600);
            second.Read(later);
            Assert.Equal(Marked(samples[0], options), record.ReadAll(0));
            Assert.Equal(Marked(samples[1], options), record.ReadAll(1));
        }

        stream[26] ^= 1;
        using WfdbRecord wrong = Open(stream, 2, 1000, Width(bits));
        string message = Assert.Throws<WfdbException>(() => wrong.ReadAll(0)).Message;
        Assert.Matches("^r\\.dat byte [0-9]+: found samples that do not give the MD5 of the stream, expected those it was made of: it is damaged$", message);
    }

    [Fact]
    public void Open_StreamUnlikeHeader_SaysBoth()
    {
        byte[] stream = FlacEncoder.Encode(new FlacOptions(), Wave(300, 16, 7, 0), Wave(300, 16, 8, 0));

        AssertRefused("r.dat has 2 channels of 16 bits, expected 1 of at most 16 as r.hea says", stream, 1, 300, 16);
        AssertRefused("r.dat has 2 channels of 16 bits, expected 2 of at most 8 as r.hea says", stream, 2, 300, 8);
        AssertRefused("r.dat states 300 samples per channel, r.hea asks for 301: the file is cut short or the header is wrong", stream, 2, 301, 16);
        AssertRefused("r.dat states 300 samples per channel, r.hea asks for 299: the header states the wrong length", stream, 2, 299, 16);
        AssertRefused("r.hea: 9 signals in r.dat, expected at most 8 in a FLAC file", stream, 9, 300, 16);
    }

    [Fact]
    public void Open_NoLengthInHeader_TakesThatOfTheStream()
    {
        int[] samples = Wave(300, 16, 7, 0);
        using WfdbRecord record = Open(FlacEncoder.Encode(new FlacOptions(), samples), 1, 0, 16);
        Assert.Equal(300, record.SampleCount);
        Assert.Equal(samples, record.ReadAll(0));

        byte[] endless = FlacEncoder.Encode(new FlacOptions { Endless = true }, samples);
        using (WfdbRecord stated = Open(endless, 1, 300, 16))
            Assert.Equal(samples, stated.ReadAll(0));
        AssertRefused("r.dat: neither this FLAC stream nor r.hea states a length, expected one of them to", endless, 1, 0, 16);
    }

    private static int[] Wave(int count, int bits, int seed, int wasted)
    {
        Random random = new(seed);
        int limit = 1 << (bits - 1);
        int[] samples = new int[count];
        double drift = 0;
        for (int i = 0; i < count; i++)
        {
            drift += random.NextDouble() - 0.5;
            double wave = (Math.Sin(i * 0.05 * seed) * limit * 0.4) + (drift * limit / 200) + random.Next(-5, 6);
            samples[i] = (int)Math.Clamp(random.Next(200) == 0 ? (random.Next(2) * 2L * limit) - limit : wave, -limit, limit - 1) >> wasted << wasted;
        }

        return samples;
    }

    // The lowest value of the format, not of the stream, stands for a missing sample.
    private static int[] Marked(int[] samples, FlacOptions options) =>
        Array.ConvertAll(samples, sample => sample == -1 << (Width(options.Bits) - 1) ? WfdbRecord.Missing : sample);

    private static int Width(int bits) => bits <= 8 ? 8 : bits <= 16 ? 16 : 24;

    private WfdbRecord Open(FlacOptions options, int[][] samples) =>
        Open(FlacEncoder.Encode(options, samples), samples.Length, samples[0].Length, Width(options.Bits));

    private WfdbRecord Open(byte[] stream, int signals, int frames, int bits)
    {
        _folder.Write("r.dat", stream);
        string lines = string.Concat(Enumerable.Repeat($"\nr.dat {500 + bits}", signals));
        return WfdbRecord.Open(_folder.Write("r.hea", $"r {signals} 100 {frames}{lines}"));
    }

    private void AssertRefused(string message, byte[] stream, int signals, int frames, int bits) =>
        Assert.Equal(message, Assert.Throws<WfdbException>(() => Open(stream, signals, frames, bits).Dispose()).Message);
}
