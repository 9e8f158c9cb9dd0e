using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Tests.Training;

namespace HrvXkd.Trainer.Tests.Models;

public class ModelInputTests
{
    [Fact]
    public void Summarise_StraightLine_GivesItsMeanAndSlope()
    {
        float[] tokens = new float[96], valid = new float[8], summary = new float[24];
        Array.Fill(valid, 1);
        for (int t = 0; t < 8; t++)
            for (int f = 0; f < 12; f++)
                tokens[(t * 12) + f] = 0.1f * f + (0.02f * f * t);

        ModelInput.Summarise(tokens, valid, summary);

        for (int f = 0; f < 12; f++)
        {
            Assert.Equal((0.1f * f) + (0.02f * f * 3.5f), summary[f], 1e-6f);
            Assert.Equal(0.02f * f, summary[12 + f], 1e-6f);
        }
    }

    [Fact]
    public void From_MaskedWindows_EqualsTheDefinition()
    {
        SequenceSet data = FeatureCohort.Make(40, 10, seed: 1);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, [.. Enumerable.Range(0, data.Count)]));
        int masked = 0;
        for (int s = 0; s < data.Count; s++)
            for (int f = 0; f < 12; f++)
            {
                int[] valid = [.. Enumerable.Range(0, 8).Where(t => data.Valid[(s * 8) + t] != 0)];
                masked += 8 - valid.Length;
                double level = valid.Average(t => input.Tokens[(((s * 8) + t) * 12) + f]);
                double trend = valid.Sum(t => (t - 3.5) / 42 * (input.Tokens[(((s * 8) + t) * 12) + f] - level));
                Assert.Equal(level, input.Summary[(s * 24) + f], 1e-6);
                Assert.Equal(trend, input.Summary[(s * 24) + 12 + f], 1e-6);
            }

        Assert.True(masked > 0);
    }

    [Fact]
    public void From_TrainingData_HasMeanZeroAndDeviationOne()
    {
        SequenceSet data = FeatureCohort.Make(60, 10, seed: 2);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, [.. Enumerable.Range(0, data.Count)]));
        int[] windows = [.. Enumerable.Range(0, data.Valid.Length).Where(w => data.Valid[w] != 0)];
        for (int f = 0; f < 12; f++)
        {
            double mean = windows.Average(w => input.Tokens[(w * 12) + f]);
            Assert.Equal(0, mean, 0.01);
            Assert.Equal(1, Math.Sqrt(windows.Average(w => Math.Pow(input.Tokens[(w * 12) + f] - mean, 2))), 0.01);
        }
    }
}
