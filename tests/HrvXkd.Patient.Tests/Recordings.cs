using HrvXkd.Patient;

namespace HrvXkd.Tests.Patient;

/// <summary>Patients and signals for the tests.</summary>
internal static class Recordings
{
    public static readonly Morphology Plain = new([0.15, -0.15, 1, -0.25, 0.3], [-0.194, -0.042, 0, 0.042, 0.278], [0.040, 0.016, 0.016, 0.016, 0.064]);

    /// <summary>A patient at rest all the time, without ectopic beats and noise.</summary>
    public static PatientParameters Quiet(long seed = 1) => new()
    {
        Seed = seed,
        HeartRate = 65,
        LnVlf = 6,
        LnLf = 6,
        LnHf = 6,
        HeartRateRecovery = 0,
        LnLfRecovery = 0,
        LnHfRecovery = 0,
        RestOnsetSeconds = 0,
        RestRiseSeconds = 600,
        Circadian = 0,
        RespirationHz = 0.25,
        EctopicsPerHour = 0,
        Morphology = Plain,
        Noise = NoiseLevels.None
    };

    public static int[] Read(PatientParameters parameters, int seconds, int rate = 250)
    {
        int[] samples = new int[seconds * rate];
        new SimulatedPatient(parameters, rate, 1000).Read(samples);
        return samples;
    }

    public static List<PatientBeat> Beats(PatientParameters parameters, int seconds, int rate = 100)
    {
        List<PatientBeat> beats = [];
        SimulatedPatient patient = new(parameters, rate, 1000) { BeatMade = beats.Add };
        patient.Read(new int[seconds * rate]);
        return beats;
    }
}
