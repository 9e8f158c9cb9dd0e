using HrvXkd.Patient;

namespace HrvXkd.Tests.Patient;

public class LatentLikelihoodTests
{
    private const int Subjects = 40_000;

    [Fact]
    public void LogRatio_NoEffects_IsZeroForEverybody() =>
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(0, LatentLikelihood.LogRatio(PatientParameters.Draw(1, i, i % 2 == 0), EffectSizes.None)));

    [Fact]
    public void LogRatio_IndependentTraits_IsTheSumOfTheirOwn()
    {
        // Circadian has no factor; its ratio alone is d (z - d / 2).
        EffectSizes effects = EffectSizes.None with { CircadianAmplitude = -0.55 };
        PatientParameters patient = PatientParameters.Draw(1, 7, true, effects);
        double z = (patient.Circadian - 1) / 0.4;
        Assert.Equal(-0.55 * (z + (0.55 / 2)), LatentLikelihood.LogRatio(patient, effects), 12);
    }

    [Fact]
    public void LogRatio_OneTraitOfAFactor_KnowsTheOthers()
    {
        // Shift of ln LF alone: d' R^-1 (z - d / 2) by the inverse of the full correlation matrix of the vagal group.
        EffectSizes effects = EffectSizes.None with { LnLf = -0.4 };
        PatientParameters patient = PatientParameters.Draw(1, 11, false, effects);
        double[] loading = [0.7, 0.8, 0.8, -0.55];
        double[] z = [(patient.LnVlf - 6.80) / 0.82, (patient.LnLf - 5.13) / 1.09, (patient.LnHf - 4.70) / 1.00, (patient.HeartRate - 66) / 8.2];
        double[] row = InverseRow(loading, 1);
        double expected = (-0.4 * row.Zip(z, (a, b) => a * b).Sum()) - (0.4 * 0.4 * row[1] / 2);
        Assert.Equal(expected, LatentLikelihood.LogRatio(patient, effects), 9);
    }

    [Fact]
    public void LogRatio_HeartRateOnItsBound_StandsForAllBeyond()
    {
        EffectSizes effects = EffectSizes.None with { HeartRate = 0.38 };
        PatientParameters typical = PatientParameters.Draw(1, 3, false, effects) with { LnVlf = 6.80, LnLf = 5.13, LnHf = 4.70 };
        double bound = LatentLikelihood.LogRatio(typical with { HeartRate = 45 }, effects);
        double just = LatentLikelihood.LogRatio(typical with { HeartRate = 45.0001 }, effects);
        double beyond = LatentLikelihood.LogRatio(typical with { HeartRate = 45 - 8.2 }, effects);
        Assert.Equal(bound, beyond);
        Assert.True(bound < just, "slower hearts than the bound are less likely still in the hypertensive");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void LogRatio_ManyPatients_AverageToItsOwnExpectation(double share)
    {
        EffectSizes full = EffectSizes.Default;
        EffectSizes effects = new()
        {
            HeartRate = share * full.HeartRate,
            LnVlf = share * full.LnVlf,
            LnLf = share * full.LnLf,
            LnHf = share * full.LnHf,
            RecoverySlope = share * full.RecoverySlope,
            CircadianAmplitude = share * full.CircadianAmplitude,
        };
        double[] normal = Ratios(false, effects), hypertensive = Ratios(true, effects);

        // E[exp(ratio)] over the normotensive is 1 for the exact ratio, and for no other.
        Assert.InRange(normal.Average(Math.Exp), 0.96, 1.04);
        Assert.InRange(hypertensive.Average(ratio => Math.Exp(-ratio)), 0.96, 1.04);
        double auc = Auc(normal, hypertensive);
        Assert.InRange(auc, LatentLikelihood.ExpectedAuc(effects) - 0.006, LatentLikelihood.ExpectedAuc(effects) + 0.006);
    }

    [Fact]
    public void ExpectedAuc_NoEffects_IsChance() => Assert.Equal(0.5, LatentLikelihood.ExpectedAuc(EffectSizes.None), 12);

    [Fact]
    public void ExpectedAuc_OneMarker_IsThatOfItsDistance()
    {
        Assert.Equal(0.760250, LatentLikelihood.ExpectedAuc(EffectSizes.None with { CircadianAmplitude = 1 }), 6);
        Assert.Equal(0.999999, LatentLikelihood.ExpectedAuc(EffectSizes.None with { CircadianAmplitude = 6.9 }), 6);
    }

    [Fact]
    public void PatientRhythm_Beats_AreThoseOfTheEcg()
    {
        PatientParameters parameters = PatientParameters.Draw(2, 5, true) with { EctopicsPerHour = 60 };
        List<PatientBeat> ofEcg = [];
        SimulatedPatient patient = new(parameters, 250, 1000) { BeatMade = ofEcg.Add };
        patient.Read(new int[250 * 300]);
        PatientRhythm rhythm = new(parameters);
        Assert.True(ofEcg.Count > 200 && ofEcg.Exists(beat => beat.IsEctopic));
        Assert.All(ofEcg, beat => Assert.Equal(beat, rhythm.Next()));
    }

    private static double[] Ratios(bool hypertensive, EffectSizes effects) =>
        [.. Enumerable.Range(0, Subjects).Select(i => LatentLikelihood.LogRatio(PatientParameters.Draw(hypertensive ? 5 : 6, i, hypertensive, effects), effects))];

    private static double Auc(double[] normal, double[] hypertensive)
    {
        Array.Sort(normal);
        return hypertensive.Average(ratio => (double)~Array.BinarySearch(normal, ratio) / normal.Length);
    }

    // One row of the inverse of diag(1 - l^2) + l l', by elimination.
    private static double[] InverseRow(double[] loading, int wanted)
    {
        int n = loading.Length;
        double[][] rows = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, 2 * n)
            .Select(j => j >= n ? (j - n == i ? 1.0 : 0) : i == j ? 1 : loading[i] * loading[j]).ToArray())];
        for (int pivot = 0; pivot < n; pivot++)
        {
            double scale = rows[pivot][pivot];
            rows[pivot] = Array.ConvertAll(rows[pivot], value => value / scale);
            for (int other = 0; other < n; other++)
            {
                double factor = rows[other][pivot];
                if (other != pivot)
                    rows[other] = [.. rows[other].Zip(rows[pivot], (a, b) => a - (factor * b))];
            }
        }

        return rows[wanted][n..];
    }
}
