// Calibration slope and intercept: logistic regression of the label on the logit (Cox 1958), by Newton's method with halved steps.
// A slope of 1 and an intercept of 0 are true risks; a slope below 1 tells that risks are too extreme.
namespace HrvXkd.Trainer.Evaluation;

/// <summary>Logistic recalibration.</summary>
public static class CalibrationLine
{
    private const int MostSteps = 50;
    private const double Flattest = 1e-9;
    private const double Finest = 1e-10;

    /// <summary>Fits slope and intercept.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each. Both classes must have weight.</param>
    /// <returns>Slope and intercept; slope 0 if all logits are equal. Perfectly separated classes give a large, finite slope.</returns>
    public static (double Slope, double Intercept) Fit(LabelledScores scores, ReadOnlySpan<int> weight = default)
    {
        double slope = 0, intercept = 0, loss = Loss(scores, weight, 0, 0);
        for (int step = 0; step < MostSteps; step++)
        {
            (double stepSlope, double stepIntercept) = Newton(scores, weight, slope, intercept);
            double size = 1, next = double.PositiveInfinity;
            for (; size > 1e-6; size /= 2)
                if ((next = Loss(scores, weight, slope + (size * stepSlope), intercept + (size * stepIntercept))) <= loss)
                    break;
            if (next > loss || loss - next < 1e-12 * (1 + loss))
                break;
            (slope, intercept, loss) = (slope + (size * stepSlope), intercept + (size * stepIntercept), next);
        }

        return (slope, intercept);
    }

    /// <summary>Calibration in the large: the intercept where the slope is held at 1, that is, what must be added to every logit so that the mean risk is the share of events.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each. Both classes must have weight.</param>
    /// <returns>0 if the mean risk is right, above 0 if risks are too low.</returns>
    public static double InTheLarge(LabelledScores scores, ReadOnlySpan<int> weight = default)
    {
        double events = 0, total = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            double w = weight.IsEmpty ? 1 : weight[i];
            (events, total) = (events + (w * scores.Label[i]), total + w);
        }

        // The mean risk rises with the intercept, so each step also tells on which side the root lies; one that leaves the rest is a halving instead.
        double spread = scores.Logit.Max(x => Math.Abs(x)) + Math.Abs(Math.Log(events / (total - events)));
        double low = -spread, high = spread, at = 0;
        for (int step = 0; step < MostSteps && high - low > Finest; step++)
        {
            (double risks, double slope) = SumOfRisks(scores, weight, at);
            (low, high) = risks < events ? (at, high) : (low, at);
            double next = at + ((events - risks) / Math.Max(slope, Flattest));
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - at) < Finest)
                return next;
            at = next;
        }

        return at;
    }

    private static (double Sum, double Slope) SumOfRisks(LabelledScores scores, ReadOnlySpan<int> weight, double intercept)
    {
        double sum = 0, slope = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            double w = weight.IsEmpty ? 1 : weight[i], p = 1 / (1 + Math.Exp(-scores.Logit[i] - intercept));
            (sum, slope) = (sum + (w * p), slope + (w * p * (1 - p)));
        }

        return (sum, slope);
    }

    private static (double Slope, double Intercept) Newton(LabelledScores scores, ReadOnlySpan<int> weight, double slope, double intercept)
    {
        double g0 = 0, g1 = 0, h00 = Flattest, h01 = 0, h11 = Flattest;
        for (int i = 0; i < scores.Count; i++)
        {
            double w = weight.IsEmpty ? 1 : weight[i], x = scores.Logit[i];
            double p = 1 / (1 + Math.Exp(-(slope * x) - intercept)), error = w * (scores.Label[i] - p), curve = w * p * (1 - p);
            g0 += error;
            g1 += error * x;
            h00 += curve;
            h01 += curve * x;
            h11 += curve * x * x;
        }

        double determinant = (h00 * h11) - (h01 * h01);
        return determinant <= 0 ? (0, g0 / h00) : (((h00 * g1) - (h01 * g0)) / determinant, ((h11 * g0) - (h01 * g1)) / determinant);
    }

    private static double Loss(LabelledScores scores, ReadOnlySpan<int> weight, double slope, double intercept)
    {
        double loss = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            double logit = (slope * scores.Logit[i]) + intercept;
            double signed = scores.Label[i] == 1 ? -logit : logit;
            loss += (weight.IsEmpty ? 1 : weight[i]) * (Math.Max(signed, 0) + Math.Log(1 + Math.Exp(-Math.Abs(signed))));
        }

        return loss;
    }
}
