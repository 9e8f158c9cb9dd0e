using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Negative controls, and baselines that need no variability.</summary>
internal static class ControlsSection
{
    private const string Blind = "must be 0.50 within 0.02: nothing tells the classes apart";

    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report, FurtherFigures further)
    {
        RunSummary s = report.Summary;
        page.Line($"""
            <section><h2>Controls</h2>
            <p>{Findings.Control(s.PermutedAuc)} Labels of whole subjects are shuffled anew again and again; each time one half of the subjects trains
            and the other is scored.</p>
            """);
        Parts.OpenTable(page, "What must find nothing, and what needs no variability", "Control", "AUC by subject", "");
        Row(page, "Permuted labels", s.PermutedAuc, "must hold 0.5", "");
        if (further.Controls is null)
            Row(page, "Class-blind simulated patients", further.Leakage?.ClassBlindAuc, Blind, "not run: controls, with --json controls.json in this run's folder, makes them");
        foreach ((string model, Interval auc) in further.Controls?.BlindAuc ?? new Dictionary<string, Interval>())
            Row(page, $"{Numbers.Count(further.Controls!.BlindSubjects)} class-blind simulated patients, {ModelNames.Display(model)}", auc, Blind, "");
        Row(page, "Telling this source from another", further.Leakage?.RecorderAuc, "near 1, a model of both may learn the source for the label", "not run: leakage --other names a second source");
        Row(page, "Heart rate alone", s.Auc.GetValueOrDefault("heart_rate"), "what the student must add to", "not trained: a row of train");
        Row(page, "Age and sex alone", s.Auc.GetValueOrDefault("demographics"), "what needs no ECG", "not trained: a row of train, where the source tells age and sex");
        Parts.CloseTable(page);
        page.Line($"""</section>""");
    }

    private static void Row(HtmlText page, string name, Interval? auc, string reads, string absent) =>
        page.Line($"""<tr><th scope="row">{name}</th>{(auc is null ? Parts.Cell("\u2013") : IntervalText.Cell(auc, 3))}<td class="small">{(auc is null ? absent : reads)}</td></tr>""");
}
