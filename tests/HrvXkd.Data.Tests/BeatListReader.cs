using HrvXkd.Data;

namespace HrvXkd.Tests.Data;

/// <summary>Reads beats held in memory.</summary>
internal sealed class BeatListReader(IEnumerable<RecordedBeat> beats) : IBeatReader
{
    private readonly IEnumerator<RecordedBeat> _beats = beats.GetEnumerator();

    public bool TryRead(out RecordedBeat beat)
    {
        bool found = _beats.MoveNext();
        beat = found ? _beats.Current : default;
        return found;
    }

    public void Dispose() => _beats.Dispose();
}
