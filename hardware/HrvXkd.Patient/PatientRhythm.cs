using HrvXkd.Patient.Internals;

namespace HrvXkd.Patient;

/// <summary>The beats of one simulated patient without an ECG, endless: the same as those of <see cref="SimulatedPatient"/> with the same parameters.</summary>
/// <param name="parameters">The patient.</param>
public sealed class PatientRhythm(PatientParameters parameters)
{
    private readonly HeartRhythm _rhythm = new(parameters);

    /// <summary>Makes the next beat.</summary>
    /// <returns>The beat; times ascend from the first R peak at 0 s or after it.</returns>
    public PatientBeat Next()
    {
        PatientBeat beat = _rhythm.Next();
        while (beat.Seconds < 0)
            beat = _rhythm.Next();
        return beat;
    }
}
