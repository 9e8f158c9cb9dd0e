using HrvXkd.Wfdb;

namespace HrvXkd.Data.Sources;

/// <summary>Reads one signal of a WFDB record.</summary>
internal sealed class WfdbEcgReader(WfdbRecord record, int signal) : IEcgReader
{
    public int Read(Span<int> samples) => record.Read(signal, samples);

    public void Dispose() => record.Dispose();
}
