using HrvXkd.Core.Beats;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Acquisition;

/// <summary>Receives what the pipeline produces, on the pipeline's thread. Must neither block nor throw, and should not allocate.</summary>
public interface IPipelineSink
{
    /// <summary>A frame was read.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="state">Whether channel 1 holds a sample.</param>
    /// <param name="sample">Its index since the start, lost ones counted.</param>
    /// <param name="timestampNs">Time of its edge by the source's clock, ns.</param>
    void OnFrame(in Ads1292Frame frame, FrameState state, long sample, long timestampNs);

    /// <summary>A gap has ended.</summary>
    /// <param name="firstSample">Index of its first sample since the start, lost ones counted.</param>
    /// <param name="samples">Its length.</param>
    void OnGap(long firstSample, long samples);

    /// <summary>A beat was found.</summary>
    /// <param name="ticks">R peak, ticks of 1/9000 s since the first sample.</param>
    /// <param name="quality">0..100.</param>
    /// <param name="beatClass">Class by its shape.</param>
    void OnBeat(long ticks, int quality, BeatClass beatClass);

    /// <summary>A window was completed.</summary>
    /// <param name="window">The window; its arrays are reused, copy what is kept.</param>
    void OnWindow(in DeviceWindow window);
}
