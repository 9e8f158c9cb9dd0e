namespace HrvXkd.Wfdb.Tests;

/// <summary>Damages the files of a record again and again: reading ends well, or in a <see cref="WfdbException"/> of one line, in bounded memory.</summary>
internal sealed class FuzzRun : IDisposable
{
    // What the largest block of a FLAC stream and a small array take; a header cannot ask for more.
    private const long Allowance = 24L << 20;
    private const int SamplesRead = 4000;

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly int[] _samples = new int[500];
    private readonly double[] _values = new double[50];

    /// <summary>Cases that were read to an end.</summary>
    public int Read { get; private set; }

    /// <summary>Cases that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Adds a file; all files lie in one folder.</summary>
    public FuzzRun Add(string name, byte[] bytes)
    {
        _files[name] = bytes;
        _folder.Write(name, bytes);
        return this;
    }

    /// <summary>Damages one file in each case and opens the record.</summary>
    /// <param name="record">Name of the record, or of an EDF or annotation file with its extension.</param>
    /// <param name="cases">Cases.</param>
    /// <param name="seed">Seed.</param>
    public FuzzRun Run(string record, int cases, int seed)
    {
        Mutation mutation = new(seed);
        string[] names = [.. _files.Keys.Order(StringComparer.Ordinal)];
        for (int i = 0; i < cases; i++)
        {
            string name = names[mutation.Draw(names.Length)];
            _folder.Write(name, mutation.Damage(_files[name], name.EndsWith(".hea", StringComparison.Ordinal)));
            Guard($"{record} case {i} of seed {seed}, {name} damaged", () => Open(_folder[record], mutation));
            _folder.Write(name, _files[name]);
        }

        return this;
    }

    /// <summary>Asserts that damage was both survived and told.</summary>
    public void AssertBoth(int least) => Assert.True(Read >= least && Refused >= least, $"{Read} read, {Refused} refused, expected {least} of each");

    public void Dispose() => _folder.Dispose();

    private void Open(string path, Mutation mutation)
    {
        string extension = Path.GetExtension(path);
        if (extension.Length > 0 && extension is not (".edf" or ".bdf"))
        {
            AnnotationFile.ReadList(path).InFrames(250);
            return;
        }

        if (extension.Length > 0)
            _ = EdfAnnotations.Read(path);
        using WfdbRecord record = WfdbRecord.Open(path, mutation.Draw(2) == 0 ? FaultPolicy.Refuse : FaultPolicy.Report);
        for (int i = 0; i < Math.Min(12, record.Signals.Count); i++)
            ReadSignal(record.OpenSignal(i, mutation.Draw(2) == 0 ? SignalView.Frames : SignalView.Samples), mutation);
    }

    private void ReadSignal(SignalStream stream, Mutation mutation)
    {
        for (int read = -1, total = 0; read != 0 && total < SamplesRead; total += read)
            read = stream.Read(_samples);
        stream.Seek(stream.Count - Math.Min(stream.Count, 100));
        stream.ReadPhysical(_values);
        stream.Seek((long)(stream.Count * (mutation.Draw(1000) / 1000.0)));
        Assert.InRange(stream.Read(_samples), 0, _samples.Length);
    }

    private void Guard(string what, Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
            Read++;
        }
        catch (WfdbException fault)
        {
            Refused++;
            Assert.True(!fault.Message.Any(char.IsControl) && fault.Message.Length is >= 10 and <= 1000, $"{what}: {fault.Message}");
        }
        catch (Exception fault)
        {
            Assert.Fail($"{what}: {fault}");
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= Allowance, $"{what}: {allocated} bytes allocated");
    }
}
