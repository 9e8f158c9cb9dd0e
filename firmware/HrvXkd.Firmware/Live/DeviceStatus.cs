using HrvXkd.Firmware.Recording;

namespace HrvXkd.Firmware.Live;

/// <summary>What the device knows now. No number comes without its quality; what is not known is null, never 0.</summary>
/// <param name="State">The most urgent state.</param>
/// <param name="Message">One sentence: what it means and what to do.</param>
/// <param name="Notices">Further things to know, such as low storage.</param>
/// <param name="Seconds">Time since the start of the recording.</param>
/// <param name="HeartRate">Beats per minute over the last ten seconds; null without trusted beats or with an electrode off.</param>
/// <param name="HeartRateQuality">0..100, mean quality of those beats.</param>
/// <param name="ElectrodesOff">Names of electrodes without contact.</param>
/// <param name="Window">The newest window, or null.</param>
/// <param name="ValidWindows">Valid ones among the last eight.</param>
/// <param name="Risk">0..1, or null.</param>
/// <param name="RiskQuality">Mean quality of the windows it rests on.</param>
/// <param name="RiskMinutes">Time it rests on.</param>
/// <param name="LostSamples">Samples lost since the start.</param>
/// <param name="Recording">Name of the recording, or null while nothing can be stored.</param>
/// <param name="Health">How the device itself is, some seconds old at most; null where nobody asked.</param>
public sealed record DeviceStatus(
    DeviceState State,
    string Message,
    IReadOnlyList<string> Notices,
    double Seconds,
    double? HeartRate,
    int? HeartRateQuality,
    IReadOnlyList<string> ElectrodesOff,
    WindowStatus? Window,
    int ValidWindows,
    double? Risk,
    int? RiskQuality,
    double? RiskMinutes,
    long LostSamples,
    string? Recording,
    HealthCounters? Health = null);
