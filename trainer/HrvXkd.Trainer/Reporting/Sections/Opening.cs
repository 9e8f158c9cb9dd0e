using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>The answer first: four figures and what they mean.</summary>
internal static class Opening
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        RunSummary s = report.Summary;
        Interval auc = s.Auc[ModelNames.StudentInt8];
        int teacher = s.Weights[ModelNames.Teacher], student = s.Weights[ModelNames.Student];
        string macs = Numbers.Saving(s.Macs[ModelNames.Student], s.Macs[ModelNames.Teacher]);
        page.Line($"""<section><div class="tiles">""");
        Parts.Tile(page, "AUC, student int8", Numbers.Fixed(auc.Value, 3), $"95\u00a0% interval {IntervalText.Range(auc, 3)}; 0.5 is chance");
        Parts.Tile(page, "Decisions changed by 8 bits", Numbers.Percent(s.Int8.FlipsPercent, 2), $"AUC {Numbers.Signed(s.Int8.DeltaAuc, 4)} against float");
        Parts.Tile(page, "Weights against teacher", Numbers.Saving(student, teacher), $"{Numbers.Count(student)} of {Numbers.Count(teacher)}; multiply-adds {macs}");
        Parts.Tile(page, "Emitted C#", s.Emitted.BitExact ? "bit-exact" : "DIFFERS", $"on {Numbers.Count(s.Emitted.Vectors, "test vector")}");
        page.Line($"""</div>""");
        page.Line($"""<h2>What this run found</h2>""");
        if (report.IsSynthetic)
        {
            page.Line($"""
                <p>The people are simulated and the effect was put into them. These figures show that the chain works and how much
                it loses on its way, not that it finds hypertension in patients.</p>
                """);
        }

        page.Line($"""<ul>""");
        foreach (string finding in Findings.Of(report))
            page.Line($"""<li>{finding}</li>""");
        page.Line($"""</ul></section>""");
    }
}
