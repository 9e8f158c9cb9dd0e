using HrvXkd.Core;
using HrvXkd.Core.Intervals;
using HrvXkd.Data;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>Runs the device's signal path over one lead and keeps its beats and NN intervals.</summary>
internal sealed class BeatFinder
{
    private const int LowestRateHz = 100;
    private const int HighestRateHz = 1000;

    // Share by which a rate may lie off a whole number.
    private const double LargestRateError = 0.001;

    // Samples at a time.
    private const int Block = 8192;

    private readonly EcgAnalyzer _analyzer;
    private readonly int _rate;
    private readonly double _ticksPerSecond;
    private readonly List<FoundBeat> _beats = [];
    private readonly List<(double Start, double End)> _nn = [];
    private int _gap;
    private int _decided;
    private int _irregular;

    private BeatFinder(EcgAnalyzer analyzer, int rate, double exactRateHz)
    {
        _analyzer = analyzer;
        _rate = rate;
        _ticksPerSecond = exactRateHz / rate * Ticks.PerSecond;
    }

    /// <summary>Finds the beats of a lead.</summary>
    /// <param name="record">An open record; the lead is read to its end, so its checksum is verified.</param>
    /// <param name="lead">Index of the signal.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <returns>Beats and NN intervals.</returns>
    /// <exception cref="WfdbException">The lead's rate, unit or gain is none that the signal path takes, or its file is wrong.</exception>
    public static FoundBeats Find(WfdbRecord record, int lead, CancellationToken cancel)
    {
        SignalStream stream = record.OpenSignal(lead);
        BeatFinder finder = Create(record, lead, stream.SampleRateHz);
        int[] samples = new int[Block];
        for (int read = stream.Read(samples); read > 0; read = stream.Read(samples))
        {
            cancel.ThrowIfCancellationRequested();
            finder.Push(samples.AsSpan(0, read));
        }

        return finder.Finish();
    }

    /// <summary>Finds the beats of a lead whose samples were changed, such as by noise.</summary>
    /// <param name="record">The record, for rate and gain.</param>
    /// <param name="lead">Index of the signal.</param>
    /// <param name="samples">The samples instead of those of the record, one a frame.</param>
    /// <returns>Beats and NN intervals.</returns>
    /// <exception cref="WfdbException">The lead's rate, unit or gain is none that the signal path takes.</exception>
    public static FoundBeats Find(WfdbRecord record, int lead, ReadOnlySpan<int> samples)
    {
        BeatFinder finder = Create(record, lead, record.SampleRateHz);
        finder.Push(samples);
        return finder.Finish();
    }

    /// <summary>Finds the beats in samples of a recording of any source.</summary>
    /// <param name="ecg">Rate and gain.</param>
    /// <param name="samples">Counts from the start of the recording; <see cref="int.MinValue"/> where one is missing.</param>
    /// <returns>Beats and NN intervals.</returns>
    public static FoundBeats Find(EcgSignal ecg, ReadOnlySpan<int> samples)
    {
        BeatFinder finder = new(new EcgAnalyzer(ecg.SampleRateHz, ecg.CountsPerMilliVolt, WindowProfile.Short()), ecg.SampleRateHz, ecg.SampleRateHz);
        finder.Push(samples);
        return finder.Finish();
    }

    private static BeatFinder Create(WfdbRecord record, int lead, double exactRateHz)
    {
        // The analyzer takes whole rates; a rate such as 249.89 Hz is put right in the times that come out.
        double nearest = Math.Abs(exactRateHz - Math.Round(exactRateHz)) <= LargestRateError * exactRateHz ? Math.Round(exactRateHz) : exactRateHz;
        int rate = Whole(record, "samples per second", nearest, LowestRateHz, HighestRateHz);
        double gain = Math.Round(Math.Abs(record.Signals[lead].CountsPerMilliVolt));
        int counts = Whole(record, "counts per mV", gain, 1, int.MaxValue);
        return new BeatFinder(new EcgAnalyzer(rate, counts, WindowProfile.Short()), rate, exactRateHz);
    }

    private void Push(ReadOnlySpan<int> samples)
    {
        foreach (int sample in samples)
        {
            if (sample == WfdbRecord.Missing)
            {
                // A second at a time: a call reports at most one window, and a long gap spans several.
                if (++_gap == _rate)
                    PushGap();
                continue;
            }

            if (_gap > 0)
                PushGap();
            Take(_analyzer.Push(sample));
        }
    }

    private void PushGap()
    {
        Take(_analyzer.PushGap(_gap));
        _gap = 0;
    }

    private FoundBeats Finish()
    {
        if (_gap > 0)
            PushGap();
        for (int news = _analyzer.Finish(); news != EcgAnalyzer.None; news = _analyzer.Finish())
            Take(news);
        return new FoundBeats(_beats, _nn, _decided > 0 ? (double)_irregular / _decided : 0);
    }

    private void Take(int news)
    {
        if ((news & EcgAnalyzer.BeatFound) != 0)
            _beats.Add(new FoundBeat(Seconds(_analyzer.BeatTicks), _analyzer.BeatQuality, _analyzer.BeatClass));
        if ((news & EcgAnalyzer.IntervalDecided) == 0)
            return;
        _decided++;
        if (_analyzer.IsIrregular)
            _irregular++;
        long start = _analyzer.IntervalStartTicks;
        if (_analyzer.IntervalFlag is NnFlag.Kept or NnFlag.Corrected)
            _nn.Add((Seconds(start), Seconds(start + _analyzer.IntervalTicks)));
    }

    private double Seconds(long ticks) => ticks / _ticksPerSecond;

    private static int Whole(WfdbRecord record, string what, double found, int lowest, int highest) =>
        found >= lowest && found <= highest && found == Math.Floor(found)
            ? (int)found
            : throw new WfdbException(FormattableString.Invariant(
                $"record {record.Name}: {found} {what}, expected a whole number in {lowest}..{highest}"));
}
