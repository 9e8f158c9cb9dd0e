using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Leakage;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What a split at random would have reported, and the further controls.</summary>
internal static class LeakageSection
{
    /// <summary>Adds the section if the leakage command was run.</summary>
    public static void Add(HtmlText page, LeakageSummary? leakage)
    {
        if (leakage is null)
            return;
        page.Line($"""
            <section><h2>Leakage</h2>
            <p>The same models, trained as long as papers train, on {Numbers.Count(leakage.Sequences, "sequence")} of {Numbers.Count(leakage.Subjects, "subject")}
            of {leakage.Cohort}: once with sequences dealt to folds at random, so that neighbours which share 7 of 8 windows lie on both sides, once with
            subjects kept together. The left column is what such a split would report; it is not about new people.</p>
            """);
        Parts.OpenTable(page, "AUC by sequence", "Model", "Sequences dealt at random", "Subjects kept together");
        foreach ((string model, double random) in leakage.RandomSplit)
            page.Line($"""<tr><th scope="row">{ModelNames.Display(model)}</th>{Parts.Cell(Numbers.Fixed(random, 3))}{Parts.Cell(Numbers.Fixed(leakage.SubjectSplit[model], 3))}</tr>""");
        Parts.CloseTable(page);
        page.Line($"""<dl class="facts single">""");
        Control(page, "Permuted labels", leakage.PermutedAuc);
        Control(page, "Class-blind simulated patients", leakage.ClassBlindAuc);
        Control(page, "Telling this source from another", leakage.RecorderAuc);
        page.Line($"""</dl></section>""");
    }

    private static void Control(HtmlText page, string name, Interval? auc)
    {
        if (auc is not null)
            page.Line($"""<div><dt>{name}</dt><dd>AUC by subject {Numbers.WithRange(auc, 3)}</dd></div>""");
    }
}
