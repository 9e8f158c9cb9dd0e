// Samples to beats, windows and risk. Whether a risk is given at all is decided by Sequence.IsUsable, as in training.
using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Analysis;

/// <summary>The analysis behind the front end: Core's signal path and a student.</summary>
public sealed class RiskAnalysis
{
    // The analyzer hands out at most one window per call; no profile has two windows in a quarter of a second.
    private const int GapChunksPerSecond = 4;

    private readonly EcgAnalyzer _analyzer;
    private readonly IRiskModel _model;
    private readonly IPipelineSink _sink;
    private readonly int[] _features = new int[Sequence.Features];
    private readonly IAttentionModel? _attentive;
    private readonly int[]? _attention;
    private readonly int _gapChunk;
    private int _validBits;
    private int _pendingGap;

    /// <summary>Allocates everything; nothing is allocated afterwards.</summary>
    /// <param name="sampleRateHz">Sampling rate, 100..1000 Hz.</param>
    /// <param name="countsPerMilliVolt">Gain of the samples.</param>
    /// <param name="model">The student; it is reset.</param>
    /// <param name="profile">Window profile.</param>
    /// <param name="sink">Receives beats and windows.</param>
    public RiskAnalysis(int sampleRateHz, int countsPerMilliVolt, IRiskModel model, WindowProfile profile, IPipelineSink sink)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _sink = sink ?? throw new ArgumentNullException(nameof(sink));
        _attentive = model as IAttentionModel;
        _attention = _attentive is null ? null : new int[_attentive.AttentionHeads * Sequence.Windows];
        _analyzer = new EcgAnalyzer(sampleRateHz, countsPerMilliVolt, profile);
        _gapChunk = Math.Max(1, sampleRateHz / GapChunksPerSecond);
        Warm();
    }

    /// <summary>The analysis of what a chip delivers on channel 1.</summary>
    /// <param name="configuration">What the chip does.</param>
    /// <param name="model">The student; it is reset.</param>
    /// <param name="profile">Window profile.</param>
    /// <param name="sink">Receives beats and windows.</param>
    public static RiskAnalysis For(Ads1292Configuration configuration, IRiskModel model, WindowProfile profile, IPipelineSink sink)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new RiskAnalysis(configuration.DataRate.Hz(), configuration.Channel1CountsPerMilliVolt, model, profile, sink);
    }

    /// <summary>Takes one sample.</summary>
    /// <param name="sample">Counts.</param>
    public void Push(int sample)
    {
        if (_pendingGap != 0)
            FlushGap();
        int events = _analyzer.Push(sample);
        if (events != EcgAnalyzer.None)
            Deliver(events);
    }

    /// <summary>Records missing samples. They are handed on in chunks, so that windows still end in time during a long gap.</summary>
    /// <param name="samples">1 or more.</param>
    public void PushGap(long samples)
    {
        for (long left = samples; left > 0;)
        {
            int taken = (int)Math.Min(left, _gapChunk - _pendingGap);
            _pendingGap += taken;
            left -= taken;
            if (_pendingGap == _gapChunk)
                FlushGap();
        }
    }

    /// <summary>Ends the recording and delivers what was delayed.</summary>
    public void Finish()
    {
        FlushGap();
        int events;
        do
        {
            events = _analyzer.Finish();
            Deliver(events);
        }
        while (events != EcgAnalyzer.None);
    }

    // Tables that the runtime would fill at their first use are filled now: nothing is allocated once samples come.
    private void Warm()
    {
        Rehearse();
        _model.Reset();
        _model.Push(_features, true);
        _model.Push(_features, false);
        _model.Reset();
    }

    // One window of a made-up ECG, a narrow peak every 0.8 to 0.9 s, through an analyzer of its own.
    private static void Rehearse()
    {
        const int RateHz = 250, Gain = 1000, PeakSamples = 8;
        WindowProfile profile = WindowProfile.Short();
        EcgAnalyzer rehearsal = new(RateHz, Gain, profile);
        int untilPeak = 0;
        for (int i = 0; i < (profile.LengthSeconds + profile.StrideSeconds) * RateHz; i++)
        {
            untilPeak = untilPeak == 0 ? 200 + (i % 25) : untilPeak - 1;
            rehearsal.Push(untilPeak < PeakSamples ? Gain * (PeakSamples - Math.Abs((2 * untilPeak) - PeakSamples)) / PeakSamples : 0);
        }

        while (rehearsal.Finish() != EcgAnalyzer.None)
        {
        }
    }

    private void FlushGap()
    {
        if (_pendingGap == 0)
            return;
        int samples = _pendingGap;
        _pendingGap = 0;
        Deliver(_analyzer.PushGap(samples));
    }

    private void Deliver(int events)
    {
        if (events == EcgAnalyzer.None)
            return;
        if ((events & EcgAnalyzer.BeatFound) != 0)
            _sink.OnBeat(_analyzer.BeatTicks, _analyzer.BeatQuality, _analyzer.BeatClass);
        if ((events & EcgAnalyzer.WindowReady) != 0)
            DeliverWindow();
    }

    private void DeliverWindow()
    {
        bool valid = _analyzer.WindowValid;
        _analyzer.CopyFeatures(_features);
        _validBits = ((_validBits << 1) | (valid ? 1 : 0)) & ((1 << Sequence.Windows) - 1);
        int logit = _model.Push(_features, valid);
        if (_attention is not null)
            _attentive!.CopyAttention(_attention);
        _sink.OnWindow(new DeviceWindow(
            _analyzer.WindowIndex, valid, _analyzer.WindowQuality, _features, Sequence.IsUsable(_validBits), logit, _attention));
    }
}
