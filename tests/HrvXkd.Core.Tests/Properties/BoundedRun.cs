using HrvXkd.Core.Intervals;

namespace HrvXkd.Core.Tests.Properties;

/// <summary>Runs an analyzer over any input and holds it to what it promises of any input. Allocates nothing itself.</summary>
internal sealed class BoundedRun(int rateHz, int gain, WindowProfile profile)
{
    // An analyzer keeps a candidate for a beat for 5 s at most and filters for less than 1 s.
    private const long LongestDelay = 6 * Ticks.PerSecond;

    // Two humps are 230 ms apart, the R peak of each within 65 ms of it; a sample and a half at 100 Hz for rounding.
    private const long ShortestInterval = 70 * Ticks.PerMs;

    // Steps by which the end of a stage may exceed what a block pays for.
    private const int LargestPiece = 192;

    // Beats settle within 6 s and wait for four more or for 3 s of silence, which may come three times before the fourth.
    private const long WindowDelay = 20L * Ticks.PerSecond;

    // After the last sample: all beats that can wait, their intervals, and a window.
    private const int MostFinishCalls = 128;

    private readonly EcgAnalyzer _analyzer = new(rateHz, gain, profile);
    private readonly int[] _features = new int[Sequence.Features];
    private long _samples;
    private long _lastBeat = -1;
    private long _lastIntervalStart = -1;
    private bool _afterGap = true;

    /// <summary>First promise that was broken, or null.</summary>
    public string? Fault { get; private set; }

    public int Beats { get; private set; }

    public int Windows { get; private set; }

    /// <summary>Depends on every beat and feature.</summary>
    public long Digest { get; private set; }

    private long Now => _samples * Ticks.PerSecond / rateHz;

    public void Push(int[] samples)
    {
        foreach (int sample in samples)
        {
            _samples++;
            long steps = _analyzer.WindowSteps;
            Take(_analyzer.Push(sample));
            Expect(_analyzer.WindowSteps - steps <= _analyzer.WindowStepsPerBlock + LargestPiece, "too much of a window in one call");
        }
    }

    public void Gap(int samples)
    {
        // Beats before the gap are told from now on, one with every call, and are late for it.
        _samples += samples;
        _afterGap = true;
        Take(_analyzer.PushGap(samples));
    }

    public void Finish()
    {
        _afterGap = true;
        int calls = 0;
        int news;
        while ((news = _analyzer.Finish()) != EcgAnalyzer.None && calls++ < MostFinishCalls + (int)(Now / profile.StrideSeconds / Ticks.PerSecond))
            Take(news);
        Expect(news == EcgAnalyzer.None, "the end is never reached");
    }

    private void Take(int news)
    {
        if (news == EcgAnalyzer.None)
            return;
        Expect((news & ~(EcgAnalyzer.BeatFound | EcgAnalyzer.IntervalDecided | EcgAnalyzer.WindowReady)) == 0, "an unknown flag");
        if ((news & EcgAnalyzer.BeatFound) != 0)
            TakeBeat();
        if ((news & EcgAnalyzer.IntervalDecided) != 0)
            TakeInterval();
        if ((news & EcgAnalyzer.WindowReady) != 0)
            TakeWindow();
    }

    private void TakeBeat()
    {
        long beat = _analyzer.BeatTicks;
        Expect(beat >= 0 && beat <= Now, "a beat outside the recording");
        Expect(_lastBeat < 0 || beat >= _lastBeat + ShortestInterval, "two beats closer than hearts beat");
        Expect(_afterGap || Now - beat <= LongestDelay, "a beat told late");
        Expect(_analyzer.BeatQuality is >= 0 and <= 100, "a beat's quality outside 0..100");
        if (Now - beat <= LongestDelay / 2)
            _afterGap = false;
        _lastBeat = beat;
        Beats++;
        Digest = unchecked((Digest * 31) + beat);
    }

    private void TakeInterval()
    {
        long start = _analyzer.IntervalStartTicks;
        Expect(start > _lastIntervalStart, "intervals out of order");
        Expect(_analyzer.IntervalTicks > 0, "an interval without length");
        Expect(_analyzer.IntervalFlag is not (NnFlag.Kept or NnFlag.Corrected) || start + _analyzer.IntervalTicks <= _lastBeat, "an interval without its beat");
        _lastIntervalStart = start;
    }

    private void TakeWindow()
    {
        Expect(_analyzer.WindowIndex == Windows, "a window left out");
        Expect(_analyzer.WindowQuality is >= 0 and <= 100, "a window's quality outside 0..100");
        long end = (((long)Windows * profile.StrideSeconds) + profile.LengthSeconds) * Ticks.PerSecond;
        Expect(end <= Now, "a window told before its end");
        Expect(_afterGap || Now - end <= WindowDelay + ((long)profile.ComputeSeconds * Ticks.PerSecond), "a window told late");
        Windows++;
        _analyzer.CopyFeatures(_features);
        foreach (int feature in _features)
        {
            Expect(_analyzer.WindowValid || feature == 0, "features of a window that is not valid");
            Digest = unchecked((Digest * 31) + feature);
        }
    }

    private void Expect(bool kept, string fault)
    {
        if (!kept)
            Fault ??= fault;
    }
}
