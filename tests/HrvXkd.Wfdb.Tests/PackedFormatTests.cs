using CsCheck;

namespace HrvXkd.Wfdb.Tests;

/// <summary>Every format with samples at fixed places: by hand as the WFDB Applications Guide draws it, and any samples against plain packing.</summary>
public sealed class PackedFormatTests : IDisposable
{
    private const int Missing = WfdbRecord.Missing;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8, "00 05 FB 7F 80", new[] { 100, 105, 100, 227, 99 })]
    [InlineData(16, "3412 0080 FFFF", new[] { 0x1234, Missing, -1 })]
    [InlineData(24, "563412 000080 FFFFFF FFFF7F", new[] { 0x123456, Missing, -1, 0x7FFFFF })]
    [InlineData(32, "78563412 00000080 FFFFFFFF FFFFFF7F", new[] { 0x12345678, Missing, -1, 0x7FFFFFFF })]
    [InlineData(61, "1234 8000 FFFF", new[] { 0x1234, Missing, -1 })]
    [InlineData(80, "00 80 FF 01", new[] { Missing, 0, 127, -127 })]
    [InlineData(160, "0000 0080 FFFF 0100", new[] { Missing, 0, 32_767, -32_767 })]
    [InlineData(212, "23F1FF 0078FF", new[] { 0x123, -1, Missing, 0x7FF })]
    [InlineData(310, "0601 FCFF", new[] { 0x083, -2, -32 })]
    [InlineData(310, "0200 0400 0004 FE0F", new[] { 1, 2, 0, Missing, -1, 32 })]
    [InlineData(311, "01082000 FFFFFF3F 00020820", new[] { 1, 2, 2, -1, -1, -1, Missing, Missing, Missing })]
    public void Read_ByHand_IsAsDrawn(int format, string hex, int[] expected)
    {
        _folder.Write("r.dat", Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", $"r 1 100 {expected.Length}\nr.dat {format} 200 12 0 100"));

        Assert.Equal(expected, record.ReadAll(0));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(32)]
    [InlineData(61)]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(212)]
    [InlineData(310)]
    [InlineData(311)]
    public void Read_AnyLayout_FromAnyPlace(int format)
    {
        (int lowest, int highest) = Packing.Range(format);
        Gen<int> sample = Gen.OneOf(Gen.Int[lowest, highest], Gen.Const(lowest), Gen.Const(highest));
        Gen<(int[] Runs, int Frames, int Offset)> shape = Gen.Select(Gen.Int[1, 5].Array[1, 4], Gen.Int[1, 60], Gen.Int[0, 9]);
        shape.SelectMany(one => Gen.Select(sample.Array[one.Runs.Sum() * one.Frames], Gen.Int[0, 1 << 20].Array[6])
            .Select((samples, places) => (one.Runs, one.Frames, one.Offset, samples, places))).Sample(
            one =>
            {
                using TempFolder folder = new();
                folder.Write("r.dat", [.. new byte[one.Offset], .. Packing.Pack(format, one.samples, one.Runs)]);
                IEnumerable<string> lines = one.Runs.Select(run => $"r.dat {format}x{run}+{one.Offset} 200 12 0 0");
                using WfdbRecord record = WfdbRecord.Open(
                    folder.Write("r.hea", $"r {one.Runs.Length} 100 {one.Frames}\n{string.Join('\n', lines)}"));
                for (int i = 0; i < one.Runs.Length; i++)
                    AssertSignal(record, i, Packing.Signal(format, one.samples, one.Runs, i), one.places);
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void Read_DifferencesBeyond32Bits_IsRefused()
    {
        _folder.Write("r.dat", [127, 127]);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r 1 100 2\nr.dat 8 200 12 0 2147483500"));

        Assert.Equal(
            "r.dat sample 1: the differences add up to 2147483754, expected a sample of 32 bits",
            Assert.Throws<WfdbException>(() => record.ReadAll(0)).Message);
    }

    [Fact]
    public void Seek_LongDifferences_GoesBackOnlyToTheLastSum()
    {
        byte[] differences = new byte[400_000];
        new Random(5).NextBytes(differences);
        _folder.Write("r.dat", differences);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r 1 100 400000\nr.dat 8 200 12 0 7"));
        int[] all = record.ReadAll(0);
        SignalStream stream = record.OpenSignal(0);
        int[] piece = new int[100];

        Assert.Equal(7 + differences.Sum(value => unchecked((sbyte)value)), all[^1]);
        foreach (long place in new long[] { 399_900, 65_536, 65_535, 65_537, 131_000, 0, 399_000, 200_000 })
        {
            stream.Seek(place);
            Assert.Equal(100, stream.Read(piece));
            Assert.Equal(all[(int)place..(int)(place + 100)], piece);
        }
    }

    private static void AssertSignal(WfdbRecord record, int signal, int[] expected, int[] places)
    {
        Assert.Equal(expected, record.ReadAll(signal, SignalView.Samples));
        SignalStream stream = record.OpenSignal(signal);
        int[] piece = new int[7];
        foreach (int place in places)
        {
            int at = place % expected.Length;
            stream.Seek(at);
            int read = stream.Read(piece);
            Assert.Equal(Math.Min(7, expected.Length - at), read);
            Assert.Equal(expected[at..(at + read)], piece[..read]);
            Assert.Equal(at + read, stream.Position);
        }
    }
}
