using HrvXkd.Html;
using HrvXkd.Trainer.Leakage;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What a split at random would have reported.</summary>
internal static class LeakageSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report, LeakageSummary? leakage)
    {
        page.Line($"""<section><h2>Leakage</h2>""");
        if (leakage is null)
        {
            page.Line($"""<p class="absent">Not measured: leakage, with --json leakage.json in this run's folder, then report.</p></section>""");
            return;
        }

        page.Line($"""
            <p>The same models, trained as long as papers train, on {Numbers.Count(leakage.Sequences, "sequence")} of {Numbers.Count(leakage.Subjects, "subject")}
            of {leakage.Cohort}: once with sequences dealt to folds at random, so that neighbours which share 7 of 8 windows lie on both sides, once with
            subjects kept together. The left column is what such a split would report; it is not about new people.</p>
            """);
        Parts.OpenTable(page, "AUC by sequence", "Model", "Sequences dealt at random", "Subjects kept together", "Difference");
        foreach ((string model, double random) in leakage.RandomSplit)
        {
            double honest = leakage.SubjectSplit[model];
            page.Add($"""<tr><th scope="row">{ModelNames.Display(model)}</th>{Parts.Cell(Numbers.Fixed(random, 3))}""");
            page.Line($"""{Parts.Cell(Numbers.Fixed(honest, 3))}{Parts.Cell(Numbers.Signed(random - honest, 3))}</tr>""");
        }

        Parts.CloseTable(page);
        OtherData.Say(page, report, leakage.DataSha256);
        page.Line($"""</section>""");
    }
}
