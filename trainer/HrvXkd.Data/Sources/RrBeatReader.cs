using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Data.RrLists;

namespace HrvXkd.Data.Sources;

/// <summary>The beats between which the intervals of a list lie. What is none between two beats, such as a pause of the recording, becomes a gap.</summary>
internal sealed class RrBeatReader(RrListContent list) : IBeatReader
{
    private const double MsPerSecond = 1000;
    private int _at;
    private bool _isPending;
    private long _last = -1;

    public bool TryRead(out RecordedBeat beat)
    {
        for (; _at < list.Length.Length; _at++)
        {
            double ms = list.Length[_at] * MsPerSecond / list.UnitsPerSecond;
            bool isInterval = ms is >= RrList.ShortestMs and <= RrList.LongestMs;
            long start = InTicks(list.Start[_at]);
            if (isInterval && !_isPending && start != _last)
                return Give(start, true, out beat, stays: true);
            _isPending = false;
            if (!isInterval)
                continue;
            Give(InTicks(list.Start[_at] + list.Length[_at]), false, out beat, stays: false);
            _at++;
            return true;
        }

        beat = default;
        return false;
    }

    public void Dispose()
    {
    }

    private bool Give(long ticks, bool isFirst, out RecordedBeat beat, bool stays)
    {
        beat = new RecordedBeat(ticks, BeatClass.NormalLike, 100, isFirst);
        _last = ticks;
        _isPending = stays;
        return true;
    }

    private long InTicks(long units) => (long)Math.Round(units * (Ticks.PerSecond / list.UnitsPerSecond));
}
