using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class CalibrationErrorTests
{
    // Risks that are true, and risks that are too extreme by a known factor: the error of a cohort of 100,000 stands for that of the population.
    // The interval is approximate: of 100 cohorts it is to hold the error in 80 or more, whatever the error is. The percentile interval never holds 0.
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(4)]
    public void Of_KnownError_IntervalHoldsIt(double factor)
    {
        double truth = factor == 1 ? 0 : Calibration.Ece(Risks(100_000, factor, 1));
        int held = 0;
        for (int cohort = 0; cohort < 100; cohort++)
        {
            LabelledScores scores = Risks(400, factor, 100 + cohort);
            Interval ece = CalibrationError.Of(scores, new Bootstrap(scores.Label, 1, 300));
            held += ece.Low <= truth && truth <= ece.High ? 1 : 0;
        }

        Assert.True(held >= 80, $"{held} of 100 intervals hold {truth:F4}");
    }

    private static LabelledScores Risks(int subjects, double factor, int seed)
    {
        Random random = new(seed);
        double[] logit = new double[subjects];
        byte[] label = new byte[subjects];
        for (int i = 0; i < subjects; i++)
        {
            double truth = 3 * (random.NextDouble() - 0.5);
            label[i] = random.NextDouble() < 1 / (1 + Math.Exp(-truth)) ? (byte)1 : (byte)0;
            logit[i] = factor * truth;
        }

        return new LabelledScores(logit, label);
    }
}
