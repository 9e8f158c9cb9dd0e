using System.Globalization;
using HrvXkd.Patient;

namespace HrvXkd.Data.Sources.Synthesis;

/// <summary>One subject of a simulated cohort.</summary>
/// <param name="options">The cohort.</param>
/// <param name="index">Number of the subject.</param>
/// <param name="hypertensive">The label.</param>
internal readonly struct SyntheticSubject(SyntheticOptions options, int index, bool hypertensive)
{
    public string Id => "s" + index.ToString("D5", CultureInfo.InvariantCulture);

    public bool Hypertensive => hypertensive;

    public PatientParameters Latents => PatientParameters.Draw(options.Seed, index, hypertensive, options.Effects);

    /// <summary>Exact log-likelihood ratio of the latent values.</summary>
    public double LogRatio => LatentLikelihood.LogRatio(Latents, options.Effects);

    public SyntheticEcgReader OpenEcg() =>
        new(new SimulatedPatient(Latents, options.SampleRateHz, options.CountsPerMilliVolt), (long)options.Seconds * options.SampleRateHz, options.Seconds);

    public SyntheticBeatReader OpenBeats() => new(Latents, options.Seconds);
}
