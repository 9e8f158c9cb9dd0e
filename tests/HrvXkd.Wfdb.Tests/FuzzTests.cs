using System.Text;
using CsCheck;

namespace HrvXkd.Wfdb.Tests;

/// <summary>Whatever the bytes are, reading ends well or in a <see cref="WfdbException"/> of one line, in bounded memory.</summary>
public sealed class FuzzTests : IDisposable
{
    private const string Header = "r 2 360 8\nr.dat 212 200(1024)/mV 11 1024 0 0 0 MLII\nr.dat 212 200 11 1024 0 0 0 V5\n# 69 M\n";
    private const long Allowance = 64L << 20;
    private static readonly byte[] ValidAnnotations =
    [
        0x12, 0x70, 0x03, 0xFC, 0x28, 0x4E, 0, 0, 0x05, 0x04, 0xFF, 0xF4, 0x02, 0xF8, 0x07, 0xF0, 0x00, 0xEC, 1, 0, 2, 0, 0, 0x14, 0, 0,
    ];

    private readonly TempFolder _folder = new();
    private int _read;
    private int _refused;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Header_RandomBytes_IsReadOrRefused() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Record(bytes, 24), iter: 1500, threads: 1);

    [Fact]
    public void Header_Mutated_IsReadOrRefused()
    {
        Mutated(Encoding.UTF8.GetBytes(Header), "0123456789 /()+:x-.~#\n\te\0\u00FF").Sample(bytes => Record(bytes, 24), iter: 1500, threads: 1);

        Assert.True(_read > 100 && _refused > 100, $"{_read} read, {_refused} refused");
    }

    [Fact]
    public void Header_Grammar_IsReadOrRefused()
    {
        string[] words =
        [
            "r", "r.dat", "r/2", "1", "2", "0", "-1", "16", "212", "212x2", "16+4", "16:1", "200", "200(1)/mV", "0(", "1e300", "99999999999999",
            "nan", "~", "#", "../r", "",
        ];
        Gen<string> field = Gen.Int[0, words.Length - 1].Select(i => words[i]);
        Gen<string> line = field.Array[0, 9].Select(fields => string.Join(' ', fields));

        line.Array[1, 5].Sample(lines => Record(Encoding.UTF8.GetBytes("r 1 100 4\n" + string.Join('\n', lines)), 24), iter: 1500, threads: 1);
    }

    [Fact]
    public void Signals_AnyLength_IsReadOrRefused()
    {
        Gen.Byte.Array[0, 40].Sample(
            bytes =>
            {
                _folder.Write("r.dat", bytes);
                Guard(() => ReadAll(_folder.Write("r.hea", Header)));
                Guard(() => ReadAll(_folder.Write("r.hea", "r 3\nr.dat 212\nr.dat 212\nr.dat 212")));
            },
            iter: 500,
            threads: 1);

        Assert.True(_read > 100 && _refused > 100, $"{_read} read, {_refused} refused");
    }

    [Fact]
    public void Annotations_RandomBytes_IsReadOrRefused() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Guard(() => AnnotationFile.Read(_folder.Write("r.atr", bytes))), iter: 1500, threads: 1);

    [Fact]
    public void Annotations_MutatedOrCut_IsReadOrRefused()
    {
        Mutated(ValidAnnotations, "\0\u00FF\u00EC\u00FC\u00F4").Sample(
            bytes => Guard(() => AnnotationFile.Read(_folder.Write("r.atr", bytes))), iter: 1500, threads: 1);

        Assert.True(_read > 100 && _refused > 100, $"{_read} read, {_refused} refused");
    }

    // Bytes replaced, inserted or removed, then perhaps cut.
    private static Gen<byte[]> Mutated(byte[] valid, string likely)
    {
        Gen<byte> value = Gen.OneOf(Gen.Byte, Gen.Int[0, likely.Length - 1].Select(i => (byte)likely[i]));
        Gen<(int Kind, double At, byte Value)> change = Gen.Select(Gen.Int[0, 2], Gen.Double[0, 1], value);
        return Gen.Select(change.Array[0, 4], Gen.Frequency((4, Gen.Const(1.0)), (1, Gen.Double[0, 1]))).Select((changes, keep) =>
        {
            List<byte> bytes = [.. valid];
            foreach ((int kind, double at, byte with) in changes)
            {
                int place = Math.Min((int)(at * bytes.Count), bytes.Count - 1);
                if (kind == 0)
                    bytes[place] = with;
                else if (kind == 1)
                    bytes.Insert(place, with);
                else
                    bytes.RemoveAt(place);
            }

            return bytes.Take((int)(bytes.Count * keep)).ToArray();
        });
    }

    private static void ReadAll(string path)
    {
        using WfdbRecord record = WfdbRecord.Open(path);
        for (int i = 0; i < record.Signals.Count; i++)
            Assert.Equal(record.SampleCount, record.ReadAll(i).Length);
        if (record.Signals.Count > 0)
            record.FindEcg();
    }

    private void Record(byte[] header, int bytes)
    {
        _folder.Write("r.dat", new byte[bytes]);
        Guard(() => ReadAll(_folder.Write("r.hea", header)));
    }

    private void Guard(Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
            _read++;
        }
        catch (WfdbException fault)
        {
            _refused++;
            Assert.DoesNotContain(fault.Message, character => char.IsControl(character));
            Assert.InRange(fault.Message.Length, 10, 1000);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Allowance);
    }
}
