// Expected calibration error with an interval. A sum of absolute errors is above 0 even if all risks are true, and each bootstrap draw raises
// it again, so that the percentile interval lies too high. Ours is the basic one, turned about the figure, and its lower end is 0 unless true
// risks would give an error as large in less than 5 % of cohorts: labels are drawn from the risks themselves (consistency resampling, Broecker,
// Smith 2007). The figure itself is the plain one, as others compute it; its interval is never above it.

namespace HrvXkd.Trainer.Evaluation;

/// <summary>The expected calibration error over ten bins of equal mass.</summary>
internal static class CalibrationError
{
    private const int Cohorts = 400;
    private const double Rejected = 0.05;

    /// <summary>The figure and its 95 % interval.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="draws">Draws of the same subjects.</param>
    public static Interval Of(LabelledScores scores, Bootstrap draws)
    {
        Interval basic = draws.Basic(weight => Calibration.Ece(scores, weight));
        double low = ShareAbove(scores, basic.Value) < Rejected ? Math.Max(0, basic.Low) : 0;
        return new Interval(basic.Value, Math.Min(low, basic.Value), Math.Max(basic.High, basic.Value));
    }

    // A cohort of one class is none; risks that hardly ever give another are taken as rejected by the labels, which have both.
    private static double ShareAbove(LabelledScores scores, double found)
    {
        Random random = new(scores.Count);
        int above = 0, drawn = 0;
        for (int cohort = 0; cohort < Cohorts; cohort++)
        {
            byte[] label = Array.ConvertAll(scores.Probability, risk => random.NextDouble() < risk ? (byte)1 : (byte)0);
            if (Array.TrueForAll(label, one => one == label[0]))
                continue;
            drawn++;
            above += Calibration.Ece(new LabelledScores(scores.Logit, label)) >= found ? 1 : 0;
        }

        return drawn == 0 ? 0 : (double)above / drawn;
    }
}
