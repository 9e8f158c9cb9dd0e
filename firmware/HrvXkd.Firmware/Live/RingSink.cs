using System.Runtime.CompilerServices;
using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Live;

/// <summary>Hands what the pipeline produces to the other thread. Neither blocks nor allocates.</summary>
internal sealed class RingSink(IEventWriter events) : IPipelineSink
{
    /// <summary>Where the electrodes begin in <see cref="DeviceEvent.C"/> of a frame.</summary>
    public const int ElectrodeShift = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnFrame(in Ads1292Frame frame, FrameState state, long sample, long timestampNs) =>
        events.TryWrite(new DeviceEvent(EventKind.Frame, sample, timestampNs, frame.Channel1, frame.Channel2, (int)state | ((int)frame.LeadOff << ElectrodeShift)));

    // The other side sees a gap as a jump of the sample's index.
    public void OnGap(long firstSample, long samples)
    {
    }

    public void OnBeat(long ticks, int quality, BeatClass beatClass) => events.TryWrite(new DeviceEvent(EventKind.Beat, ticks, 0, quality, (int)beatClass, 0));

    public void OnWindow(in DeviceWindow window)
    {
        int[] features = window.FeaturesQ16;
        for (int i = 0; i < Sequence.Features; i++)
            events.TryWrite(new DeviceEvent(EventKind.Feature, i, 0, features[i], 0, 0));
        if (window.HasRisk && window.AttentionQ16 is { } attention)
        {
            for (int i = 0; i < attention.Length; i++)
                events.TryWrite(new DeviceEvent(EventKind.Attention, i, 0, attention[i], 0, 0));
        }

        int flags = (window.Valid ? 1 : 0) | (window.HasRisk ? 2 : 0);
        events.TryWrite(new DeviceEvent(EventKind.Window, window.Index, 0, window.Quality, flags, window.LogitQ16));
    }
}
