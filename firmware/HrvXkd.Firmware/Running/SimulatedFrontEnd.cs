using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Replay;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Simulation;
using HrvXkd.Patient;

namespace HrvXkd.Firmware.Running;

/// <summary>The twin as front end: a record or a simulated patient on the electrodes, in real time or faster.</summary>
internal static class SimulatedFrontEnd
{
    private const int PatientHours = 1;
    private const int PatientCountsPerMilliVolt = 1000;

    /// <summary>Makes it.</summary>
    /// <param name="rateHz">The chip's rate.</param>
    /// <param name="record">Path of a WFDB record, or null for a simulated patient.</param>
    /// <param name="speed">Times real time; 0 as fast as it goes.</param>
    public static DeviceFrontEnd Create(int rateHz, string? record, double speed)
    {
        EcgTrack track = record is null ? Patient(rateHz) : ReplayInput.Read(record, null, null).Track;
        VirtualClock clock = new();
        SampledSource source = new(track.Samples, track.SampleRateHz, track.CountsPerMilliVolt, rateHz) { Repeats = true };
        SimulatedAds1292 simulated = new(clock) { Channel1Source = source };
        Ads1292 chip = new(simulated, delay: clock);
        PacedDataReady ready = new(new SimulatedDataReady(simulated, clock), speed);
        return new DeviceFrontEnd(chip, ready, $"simulated ADS1292, {track.Name}", [chip]);
    }

    private static EcgTrack Patient(int rateHz)
    {
        SimulatedPatient patient = new(PatientParameters.Draw(1, 1, false), rateHz, PatientCountsPerMilliVolt);
        int[] samples = new int[PatientHours * 3600 * rateHz];
        patient.Read(samples);
        return new EcgTrack("simulated patient", rateHz, PatientCountsPerMilliVolt, samples);
    }
}
