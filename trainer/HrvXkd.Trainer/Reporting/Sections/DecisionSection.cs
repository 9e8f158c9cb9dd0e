using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Whether acting on the risk does more good than acting on everybody or nobody.</summary>
internal static class DecisionSection
{
    private static readonly double[] Thresholds = [0.1, 0.2, 0.3, 0.4, 0.5];

    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""<section><h2>Decision curve</h2>""");
        Parts.Figure(page, DecisionFigure.Draw(report.Scores), "Net benefit.",
            "True positives less false positives, these weighted by the odds of the threshold. A model is of use where its curve lies above both others.", "wide");
        LabelledScores student = report.Scores[ModelNames.StudentInt8], logistic = report.Scores[ModelNames.Logistic];
        double prevalence = (double)student.Positives / student.Count;
        Interval[] gains = report.Draws.Intervals([.. Thresholds.Select<double, Func<int[], double>>(t => weight => DecisionCurve.Gain(student, t, weight))]);
        Parts.OpenTable(page, "Net benefit for 1,000 subjects; gain: student int8 beyond the better of everybody and nobody, 95\u00a0% bootstrap interval",
            "Risk at which one acts", "Everybody", "Logistic", "Student int8", "Gain");
        for (int i = 0; i < Thresholds.Length; i++)
        {
            double t = Thresholds[i];
            page.Add($"""<tr><th scope="row">{Numbers.Fixed(t, 1)}</th>{Cell(DecisionCurve.OfEverybody(prevalence, t))}{Cell(DecisionCurve.NetBenefit(logistic, t))}""");
            page.Line($"""{Cell(DecisionCurve.NetBenefit(student, t))}{IntervalText.Cell(PerThousand(gains[i]), 0, signed: true)}</tr>""");
        }

        Parts.CloseTable(page);
        page.Line($"""</section>""");
    }

    private static RawHtml Cell(double netBenefit) => Parts.Cell(Numbers.Fixed(1000 * netBenefit, 0));

    private static Interval PerThousand(Interval x) => new(1000 * x.Value, 1000 * x.Low, 1000 * x.High);
}
