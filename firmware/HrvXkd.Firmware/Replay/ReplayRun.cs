using HrvXkd.Core;

namespace HrvXkd.Firmware.Replay;

/// <summary>Runs a recording through the simulated ADS1292, SPI bytes, the driver, Core and a student: the device's own pipeline.</summary>
public static class ReplayRun
{
    /// <summary>Runs it.</summary>
    /// <param name="track">The recording.</param>
    /// <param name="model">The student.</param>
    /// <param name="profile">Window profile.</param>
    /// <param name="progress">Receives the share done, 0..1; may be null.</param>
    /// <returns>Beats, windows, risk and the loop's allocation.</returns>
    public static ReplayResult Run(EcgTrack track, IRiskModel model, WindowProfile profile, IProgress<double>? progress = null) => throw new NotSupportedException();
}
