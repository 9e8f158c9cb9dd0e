// Calibration slope and intercept: logistic regression of the label on the logit (Cox 1958), by Newton's method with halved steps.
// A slope of 1 and an intercept of 0 are true risks; a slope below 1 tells that risks are too extreme.
namespace HrvXkd.Trainer.Evaluation;

/// <summary>Logistic recalibration.</summary>
public static class CalibrationLine
{
    private const int MostSteps = 50;
    private const double Flattest = 1e-9;

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
