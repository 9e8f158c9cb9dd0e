using HrvXkd.Html;
using HrvXkd.Trainer.Sizing;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What each width of the student gives and takes.</summary>
internal static class SizesSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report, SizesSummary? sizes)
    {
        page.Line($"""<section><h2>Size of the student</h2>""");
        if (sizes is null)
        {
            page.Line($"""<p class="absent">Not measured: sizes, with --json sizes.json in this run's folder, then report.</p></section>""");
            return;
        }

        page.Line($"""
            <p>The loss on inner folds chooses: the narrowest width within one standard error of the best. The AUC of held-out subjects is shown
            beside it and chooses nothing.</p>
            """);
        Parts.OpenTable(page, "Width of a token", "Width", "Weights", "Multiply-adds a window", "Loss, inner folds", "Above the best (SE)", "AUC, held out", "Teacher - student");
        foreach (SizeFigures size in sizes.Sizes)
        {
            page.Add($"""<tr><th scope="row">{Numbers.Count(size.Width)}</th>{Parts.Cell(Numbers.Count(size.Weights))}{Parts.Cell(Numbers.Count(size.Macs))}""");
            page.Add($"""{Parts.Cell(Numbers.Fixed(size.InnerLoss, 4))}{Parts.Cell($"{Numbers.Fixed(size.AboveBest, 5)} ({Numbers.Fixed(size.AboveBestError, 5)})")}""");
            page.Line($"""{IntervalText.Cell(size.Auc, 3)}{IntervalText.Cell(size.TeacherMinusStudent, 4, signed: true)}</tr>""");
        }

        Parts.CloseTable(page);
        OtherData.Say(page, report, sizes.DataSha256);
        page.Line($"""</section>""");
    }
}
