using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Replay;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Simulation;
using HrvXkd.Patient;

namespace HrvXkd.Firmware.Running;

/// <summary>The twin as front end: a record or a simulated patient on the electrodes, in real time or faster.</summary>
internal static class SimulatedFrontEnd
{
    /// <summary>Makes it.</summary>
    /// <param name="rateHz">The chip's rate.</param>
    /// <param name="record">Path of a WFDB record, or null for a simulated patient.</param>
    /// <param name="speed">Times real time; 0 as fast as it goes.</param>
    public static DeviceFrontEnd Create(int rateHz, string? record, double speed)
    {
        VirtualClock clock = new();
        (IAnalogSource source, string name) = record is null ? (new PatientSource(PatientParameters.Draw(1, 1, false), rateHz), "simulated patient") : Record(record, rateHz);
        SimulatedAds1292 simulated = new(clock) { Channel1Source = source, NoiseOn = true };
        Ads1292 chip = new(simulated, delay: clock);
        PacedDataReady ready = new(new SimulatedDataReady(simulated, clock), speed);
        return new DeviceFrontEnd(chip, ready, $"simulated ADS1292, {name}", [chip], new SimulatedTime(clock));
    }

    private static (IAnalogSource, string) Record(string path, int rateHz)
    {
        EcgTrack track = ReplayInput.Read(path, null, null).Track;
        return (new SampledSource(track.Samples, track.SampleRateHz, track.CountsPerMilliVolt, rateHz) { Repeats = true }, track.Name);
    }
}
