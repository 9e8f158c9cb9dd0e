using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Replay;

/// <summary>Keeps everything a replay produces, in memory taken before it starts.</summary>
internal sealed class ReplaySink : IPipelineSink
{
    // No heart beats so fast; a detector that finds more makes the array grow, and the allocation shows.
    private const int BeatsPerSecond = 10;

    private readonly int[][] _features;
    private readonly DeviceWindow[] _windows;
    private long[] _beats;
    private int _beatCount;
    private int _windowCount;
    private int _frameCount;

    public ReplaySink(int frames, int sampleRateHz, WindowProfile profile)
    {
        int seconds = (frames / sampleRateHz) + 1;
        Codes = new int[frames];
        _beats = new long[seconds * BeatsPerSecond];
        _windows = new DeviceWindow[(seconds / profile.StrideSeconds) + 1];
        _features = new int[_windows.Length][];
        for (int i = 0; i < _features.Length; i++)
            _features[i] = new int[Sequence.Features];
    }

    public int[] Codes { get; }

    public long Checksum { get; private set; }

    public IReadOnlyList<double> BeatSeconds => Array.ConvertAll(_beats[.._beatCount], ticks => (double)ticks / Ticks.PerSecond);

    public IReadOnlyList<ReplayWindow> Windows => Array.ConvertAll(
        _windows[.._windowCount],
        window => new ReplayWindow(window.Index, window.Valid, window.Quality, window.FeaturesQ16, window.HasRisk ? window.LogitQ16 : null));

    public void OnFrame(in Ads1292Frame frame, FrameState state, long sample, long timestampNs)
    {
        Codes[_frameCount++] = frame.Channel1;
        Checksum = Mix(Checksum, frame.Channel1);
    }

    public void OnGap(long firstSample, long samples) => Checksum = Mix(Mix(Checksum, firstSample), samples);

    public void OnBeat(long ticks, int quality, BeatClass beatClass)
    {
        if (_beatCount == _beats.Length)
            Array.Resize(ref _beats, 2 * _beats.Length);
        _beats[_beatCount++] = ticks;
        Checksum = Mix(Mix(Checksum, ticks), quality);
    }

    public void OnWindow(in DeviceWindow window)
    {
        int[] kept = _features[_windowCount];
        Array.Copy(window.FeaturesQ16, kept, kept.Length);
        _windows[_windowCount++] = window with { FeaturesQ16 = kept };
        foreach (int value in kept)
            Checksum = Mix(Checksum, value);
        Checksum = Mix(Mix(Checksum, window.Quality), window.LogitQ16);
    }

    private static long Mix(long sum, long value) => unchecked((sum * 31) + value);
}
