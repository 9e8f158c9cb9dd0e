using HrvXkd.Wfdb;

namespace HrvXkd.Data.Sources;

/// <summary>Reads one signal of a WFDB record at the signal's own rate.</summary>
internal sealed class WfdbEcgReader(string path, int signal) : IEcgReader
{
    private readonly OpenedSignal _opened = new(path, signal);

    public int Read(Span<int> samples) => _opened.Stream.Read(samples);

    public void Dispose() => _opened.Dispose();
}

/// <summary>Reads one pressure of a WFDB record at the signal's own rate.</summary>
internal sealed class WfdbPressureReader(string path, int signal, double mmHgPerUnit) : IPressureReader
{
    private readonly OpenedSignal _opened = new(path, signal);

    public int Read(Span<double> mmHg)
    {
        int count = _opened.Stream.ReadPhysical(mmHg);
        if (mmHgPerUnit != 1)
            foreach (ref double value in mmHg[..count])
                value *= mmHgPerUnit;
        return count;
    }

    public void Dispose() => _opened.Dispose();
}

/// <summary>A record opened for one of its signals.</summary>
internal sealed class OpenedSignal : IDisposable
{
    private readonly WfdbRecord _record;

    public OpenedSignal(string path, int signal)
    {
        _record = WfdbRecord.Open(path);
        Stream = _record.OpenSignal(signal);
    }

    public SignalStream Stream { get; }

    public void Dispose() => _record.Dispose();
}
