using HrvXkd.Core;
using HrvXkd.Core.Features;

namespace HrvXkd.Benchmarks;

/// <summary>Something to be timed.</summary>
/// <param name="Name">What it is.</param>
/// <param name="RateHz">Sampling rate, or null for what does not read samples.</param>
/// <param name="Units">Samples or windows in a run.</param>
/// <param name="Prepare">Makes a run in its first state, not timed; the run returns a number that depends on all it did.</param>
internal sealed record Subject(string Name, int? RateHz, int Units, Func<Func<long>> Prepare)
{
    private const int WindowRuns = 20;
    private const int NnTicks = 7200;

    /// <summary>The subjects of one sampling rate; each has shown that it finds the beats.</summary>
    public static Subject[] OfRate(int rateHz)
    {
        Ecg ecg = new(rateHz);
        int[] samples = ecg.Samples;
        List<double> ours = [];
        Analyze(new EcgAnalyzer(rateHz, Ecg.CountsPerMilliVolt, WindowProfile.Holter()), samples, ours);
        ecg.Check("the detector", ours, 0.02);
        List<double> theirs = [];
        FindByTextbook(new PanTompkins(rateHz), samples, theirs);
        ecg.Check("Pan-Tompkins", theirs, 0.1);
        return
        [
            new("touch every sample", rateHz, samples.Length, () => () => Touch(samples)),
            new("detector and cleaning", rateHz, samples.Length, () => WithAnalyzer(rateHz, WindowProfile.Holter(), samples)),
            new("whole path, short windows", rateHz, samples.Length, () => WithAnalyzer(rateHz, WindowProfile.Short(), samples)),
            new("Pan-Tompkins in double", rateHz, samples.Length, () =>
            {
                PanTompkins peer = new(rateHz);
                return () => FindByTextbook(peer, samples, null);
            }),
        ];
    }

    /// <summary>Features of one window.</summary>
    /// <param name="seconds">Length of the window.</param>
    public static Subject OfWindow(int seconds)
    {
        int count = seconds * Ticks.PerSecond / NnTicks;
        int[] nn = [.. Enumerable.Range(0, count).Select(i => NnTicks + (int)(300 * Math.Sin(i * 0.6)) + (i * 7919 % 211))];
        int[] start = new int[count];
        for (int i = 1; i < count; i++)
            start[i] = start[i - 1] + nn[i - 1];
        FeatureExtractor extractor = new(count);
        int[] features = new int[Sequence.Features];
        if (!extractor.TryCompute(nn, start, count, features))
            throw new InvalidDataException($"features of {seconds} s do not exist");
        return new Subject($"features of {seconds} s, {count} NN", null, WindowRuns, () => () =>
        {
            long sum = 0;
            for (int i = 0; i < WindowRuns; i++)
                sum += extractor.TryCompute(nn, start, count, features) ? features[i % Sequence.Features] : 0;
            return sum;
        });
    }

    private static Func<long> WithAnalyzer(int rateHz, WindowProfile profile, int[] samples)
    {
        EcgAnalyzer analyzer = new(rateHz, Ecg.CountsPerMilliVolt, profile);
        return () => Analyze(analyzer, samples, null);
    }

    private static long Touch(int[] samples)
    {
        long sum = 0;
        for (int i = 0; i < samples.Length; i++)
            sum += samples[i];
        return sum;
    }

    private static long Analyze(EcgAnalyzer analyzer, int[] samples, List<double>? beats)
    {
        long digest = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            int news = analyzer.Push(samples[i]);
            if ((news & EcgAnalyzer.BeatFound) == 0)
                continue;
            digest = unchecked((digest * 31) + analyzer.BeatTicks);
            beats?.Add((double)analyzer.BeatTicks / Ticks.PerSecond);
        }

        for (int news = beats is null ? 0 : analyzer.Finish(); news != EcgAnalyzer.None; news = analyzer.Finish())
            if ((news & EcgAnalyzer.BeatFound) != 0)
                beats!.Add((double)analyzer.BeatTicks / Ticks.PerSecond);
        return digest;
    }

    private static long FindByTextbook(PanTompkins peer, int[] samples, List<double>? beats)
    {
        long found = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            if (!peer.Push(samples[i]))
                continue;
            found++;
            beats?.Add(peer.BeatSeconds);
        }

        return found;
    }
}
