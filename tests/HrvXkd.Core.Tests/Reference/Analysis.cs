namespace HrvXkd.Core.Tests.Reference;

/// <summary>All that an analyzer makes of a signal.</summary>
internal sealed class Analysis(EcgAnalyzer analyzer)
{
    public List<(long Ticks, int Quality)> Beats { get; } = [];

    public List<(int Index, bool Valid, int Quality, int[] Features)> Windows { get; } = [];

    /// <summary>Error bars of each window, Q16.16.</summary>
    public List<int[]> ErrorBars { get; } = [];

    public static Analysis Of(int[] samples, int rateHz, int gain, WindowProfile? profile = null) =>
        new Analysis(new EcgAnalyzer(rateHz, gain, profile ?? WindowProfile.Short())).Push(samples).Finish();

    public Analysis Push(IEnumerable<int> samples)
    {
        foreach (int sample in samples)
            Take(analyzer.Push(sample));
        return this;
    }

    public Analysis Gap(int samples)
    {
        Take(analyzer.PushGap(samples));
        return this;
    }

    public Analysis Finish()
    {
        for (int result; (result = analyzer.Finish()) != EcgAnalyzer.None;)
            Take(result);
        return this;
    }

    /// <summary>Found minus true time in ms of each true beat, NaN where it was missed (150 ms).</summary>
    public double[] Errors(double[] beats) => beats.Select(t =>
    {
        double nearest = Beats.Select(b => (b.Ticks / 9.0) - (1000 * t)).DefaultIfEmpty(double.MaxValue).MinBy(Math.Abs);
        return Math.Abs(nearest) <= 150 ? nearest : double.NaN;
    }).ToArray();

    private void Take(int result)
    {
        if ((result & EcgAnalyzer.BeatFound) != 0)
            Beats.Add((analyzer.BeatTicks, analyzer.BeatQuality));
        if ((result & EcgAnalyzer.WindowReady) == 0)
            return;
        int[] features = new int[Sequence.Features];
        analyzer.CopyFeatures(features);
        int[] errors = new int[4];
        analyzer.CopyErrors(errors);
        ErrorBars.Add(errors);
        Windows.Add((analyzer.WindowIndex, analyzer.WindowValid, analyzer.WindowQuality, features));
    }
}
