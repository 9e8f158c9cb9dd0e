using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Live;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Recording;

/// <summary>Words for changes of the signal, as they stand in annotations and events.</summary>
internal static class SignalTexts
{
    /// <summary>What the electrodes do now.</summary>
    /// <param name="off">Those without contact.</param>
    public static string Electrodes(Electrodes off) =>
        off == Hardware.Adc.Electrodes.None ? "electrodes on" : $"electrodes off: {string.Join(", ", StatusTracker.Names(off))}";

    /// <summary>A change of the frames' state.</summary>
    /// <param name="before">State of the frame before.</param>
    /// <param name="now">State of this frame.</param>
    /// <returns>The words; null if nothing changed. Electrodes are told by themselves, debounced.</returns>
    public static string? Change(FrameState before, FrameState now)
    {
        string then = WrongWith(before), wrong = WrongWith(now);
        return then == wrong ? null : wrong.Length > 0 ? wrong : $"no longer {then}";
    }

    private static string WrongWith(FrameState state) => state switch
    {
        FrameState.Saturated => "saturated",
        FrameState.Corrupt => "corrupt",
        FrameState.Overrun => "overrun",
        FrameState.Settling => "settling",
        _ => "",
    };
}
