using CsCheck;
using HrvXkd.Patient;

namespace HrvXkd.Tests.Patient;

public class PatientParametersTests
{
    private const int Subjects = 4000;

    [Fact]
    public void Draw_NoEffects_ClassChangesNothing() =>
        Gen.Select(Gen.Int, Gen.Int[0, 100_000]).Sample((seed, index) =>
        {
            PatientParameters healthy = PatientParameters.Draw(seed, index, false, EffectSizes.None);
            PatientParameters hypertensive = PatientParameters.Draw(seed, index, true, EffectSizes.None);
            Assert.Equal(healthy, hypertensive with { Morphology = healthy.Morphology });
            Assert.Equal(healthy.Morphology.Amplitudes, hypertensive.Morphology.Amplitudes);
        }, iter: 200);

    [Fact]
    public void Draw_Class_ChangesNothingButTheNamedEffects() =>
        Gen.Select(Gen.Int, Gen.Int[0, 100_000]).Sample((seed, index) =>
        {
            PatientParameters healthy = PatientParameters.Draw(seed, index, false);
            PatientParameters hypertensive = PatientParameters.Draw(seed, index, true);
            Assert.Equal(healthy.Seed, hypertensive.Seed);
            Assert.Equal(healthy.Noise, hypertensive.Noise);
            Assert.Equal(healthy.Morphology.Amplitudes, hypertensive.Morphology.Amplitudes);
            Assert.Equal(healthy.Morphology.Delays, hypertensive.Morphology.Delays);
            Assert.Equal(healthy.Morphology.Widths, hypertensive.Morphology.Widths);
            Assert.Equal(healthy.RespirationHz, hypertensive.RespirationHz);
            Assert.Equal(healthy.EctopicsPerHour, hypertensive.EctopicsPerHour);
            Assert.Equal(healthy.RestOnsetSeconds, hypertensive.RestOnsetSeconds);
            Assert.Equal(healthy.RestRiseSeconds, hypertensive.RestRiseSeconds);
        }, iter: 200);

    [Fact]
    public void Draw_Default_ShowsTheEffectSizes()
    {
        Assert.InRange(Effect(patient => patient.HeartRate), 0.38 - 0.1, 0.38 + 0.1);
        Assert.InRange(Effect(patient => patient.LnVlf), -0.30 - 0.1, -0.30 + 0.1);
        Assert.InRange(Effect(patient => patient.LnLf), -0.40 - 0.1, -0.40 + 0.1);
        Assert.InRange(Effect(patient => patient.LnHf), -0.30 - 0.1, -0.30 + 0.1);
        Assert.InRange(Effect(patient => patient.HeartRateRecovery), -0.70 - 0.1, -0.70 + 0.1);
        Assert.InRange(Effect(patient => patient.LnLfRecovery), -0.70 - 0.1, -0.70 + 0.1);
        Assert.InRange(Effect(patient => patient.LnHfRecovery), -0.70 - 0.1, -0.70 + 0.1);
        Assert.InRange(Effect(patient => patient.Circadian), -0.55 - 0.1, -0.55 + 0.1);
    }

    /// <summary>Difference of the class means in standard deviations, classes from different subjects.</summary>
    private static double Effect(Func<PatientParameters, double> value)
    {
        double[] healthy = Enumerable.Range(0, Subjects).Select(i => value(PatientParameters.Draw(1, i, false))).ToArray();
        double[] hypertensive = Enumerable.Range(Subjects, Subjects).Select(i => value(PatientParameters.Draw(1, i, true))).ToArray();
        double mean = healthy.Average();
        return (hypertensive.Average() - mean) / Math.Sqrt(healthy.Average(x => (x - mean) * (x - mean)));
    }
}
