using HrvXkd.Core;

namespace HrvXkd.Data;

/// <summary>Feeds one recording to the analyzer and collects its windows.</summary>
internal sealed class PreparedRecording(int recording, int sampleRateHz, EcgAnalyzer analyzer)
{
    private const int Missing = int.MinValue;
    private int _gap;

    public List<WindowRow> Windows { get; } = [];

    public long Samples { get; private set; }

    public long Beats { get; private set; }

    public void Push(ReadOnlySpan<int> samples)
    {
        Samples += samples.Length;
        foreach (int sample in samples)
        {
            if (sample == Missing)
            {
                // In steps of a second: one call reports at most one window, and a long gap spans several.
                _gap++;
                if (_gap == sampleRateHz)
                    PushGap();
                continue;
            }

            if (_gap > 0)
                PushGap();
            int news = analyzer.Push(sample);
            if (news != EcgAnalyzer.None)
                Take(news);
        }
    }

    public void Finish()
    {
        if (_gap > 0)
            PushGap();
        int news;
        while ((news = analyzer.Finish()) != EcgAnalyzer.None)
            Take(news);
    }

    private void PushGap()
    {
        int news = analyzer.PushGap(_gap);
        _gap = 0;
        if (news != EcgAnalyzer.None)
            Take(news);
    }

    private void Take(int news)
    {
        if ((news & EcgAnalyzer.BeatFound) != 0)
            Beats++;
        if ((news & EcgAnalyzer.WindowReady) == 0)
            return;
        int[] features = new int[Sequence.Features];
        analyzer.CopyFeatures(features);
        Windows.Add(new WindowRow(recording, analyzer.WindowIndex, analyzer.WindowValid, analyzer.WindowQuality, features));
    }
}
