using HrvXkd.Core;

namespace HrvXkd.Data;

/// <summary>Feeds an ECG lead to the analyzer and collects its windows.</summary>
internal sealed class EcgWindows(int recording, int sampleRateHz, EcgAnalyzer analyzer, StageClock? clock)
{
    private const int ChunkSamples = 4096;
    private const int Missing = int.MinValue;
    private readonly List<WindowRow> _windows = [];
    private long _samples;
    private long _beats;
    private int _gap;

    public static PreparedRecording Prepare(int recording, EcgSignal ecg, WindowProfile profile, CancellationToken cancel, StageClock? clock = null)
    {
        EcgWindows windows = new(recording, ecg.SampleRateHz, new EcgAnalyzer(ecg.SampleRateHz, ecg.CountsPerMilliVolt, profile), clock);
        using IEcgReader reader = ecg.Open();
        int[] chunk = new int[ChunkSamples];
        int read;
        clock?.Begin();
        while ((read = reader.Read(chunk)) > 0)
        {
            clock?.End(Stage.Reading);
            cancel.ThrowIfCancellationRequested();
            windows.Push(chunk.AsSpan(0, read));
            clock?.End(Stage.Analysis);
        }

        return windows.Finish();
    }

    private void Push(ReadOnlySpan<int> samples)
    {
        _samples += samples.Length;
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

    private PreparedRecording Finish()
    {
        if (_gap > 0)
            PushGap();
        int news;
        while ((news = analyzer.Finish()) != EcgAnalyzer.None)
            Take(news);
        return new PreparedRecording(_windows, _samples, _beats, (double)_samples / sampleRateHz);
    }

    private void PushGap()
    {
        int news = analyzer.PushGap(_gap);
        _gap = 0;
        if (news != EcgAnalyzer.None)
            Take(news);
    }

    private void TakeBeat()
    {
        _beats++;
        clock?.Beats.Add(new RecordedBeat(analyzer.BeatTicks, analyzer.BeatClass, analyzer.BeatQuality, _beats == 1));
    }

    private void Take(int news)
    {
        if ((news & EcgAnalyzer.BeatFound) != 0)
            TakeBeat();
        if ((news & EcgAnalyzer.WindowReady) == 0)
            return;
        int[] features = new int[Sequence.Features];
        analyzer.CopyFeatures(features);
        _windows.Add(new WindowRow(recording, analyzer.WindowIndex, analyzer.WindowValid, analyzer.WindowQuality, features));
    }
}
