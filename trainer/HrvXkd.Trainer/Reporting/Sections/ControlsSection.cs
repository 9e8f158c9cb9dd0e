using HrvXkd.Html;
using HrvXkd.Trainer.Leakage;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Negative controls, and baselines that need no variability.</summary>
internal static class ControlsSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report, LeakageSummary? leakage)
    {
        RunSummary s = report.Summary;
        page.Line($"""
            <section><h2>Controls</h2>
            <p>{Findings.Control(s.PermutedAuc)} Labels of whole subjects are shuffled anew again and again; each time one half of the subjects trains
            and the other is scored.</p>
            """);
        Parts.OpenTable(page, "What must find nothing, and what needs no variability", "Control", "AUC by subject", "");
        Row(page, "Permuted labels", s.PermutedAuc, "must hold 0.5", "");
        Row(page, "Class-blind simulated patients", leakage?.ClassBlindAuc, "must hold 0.5: nothing tells the classes apart", "not run: leakage without --data makes them");
        Row(page, "Telling this source from another", leakage?.RecorderAuc, "near 1, a model of both may learn the source for the label", "not run: leakage --other names a second source");
        Row(page, "Heart rate alone", s.Auc.GetValueOrDefault("heart_rate"), "what the student must add to", "not trained: a row of train");
        Row(page, "Age and sex alone", s.Auc.GetValueOrDefault("demographics"), "what needs no ECG", "not trained: a row of train, where the source tells age and sex");
        Parts.CloseTable(page);
        page.Line($"""</section>""");
    }

    private static void Row(HtmlText page, string name, Interval? auc, string reads, string absent) =>
        page.Line($"""<tr><th scope="row">{name}</th>{(auc is null ? Parts.Cell("\u2013") : IntervalText.Cell(auc, 3))}<td class="small">{(auc is null ? absent : reads)}</td></tr>""");
}
