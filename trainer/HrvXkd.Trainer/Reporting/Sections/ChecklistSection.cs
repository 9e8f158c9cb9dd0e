// Items of TRIPOD+AI (Collins et al., BMJ 2024; 385:e078378) that a program can fill from a run. The others need a study's authors.

using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Reporting checklist, filled from the run.</summary>
internal static class ChecklistSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""
            <section><h2>TRIPOD+AI</h2>
            <p class="small">Items that a program can fill. Setting, dates, eligibility, treatment, ethics, funding and registration belong to whoever uses these figures.</p>
            <dl class="facts single">
            """);
        foreach ((string item, string content) in Items(report))
            page.Line($"""<div><dt>{item}</dt><dd>{content}</dd></div>""");
        page.Line($"""</dl></section>""");
    }

    private static IEnumerable<(string Item, string Content)> Items(ReportModel report)
    {
        RunSummary s = report.Summary;
        yield return ("5 Data", report.IsSynthetic ? "simulated recordings; nobody was measured" : $"recordings of {s.Cohort}; {Numbers.Count(s.Recordings, "recording")}, {Numbers.Fixed(s.Hours, 1)} h");
        yield return ("7 Data preparation", $"beats, NN intervals and 12 features a window by the device's integer code, profile {s.Profile}; scaling fitted on training subjects");
        yield return ("8 Outcome", report.IsSynthetic ? "class of the simulated patient" : "hypertensive as the source labels it; timing against the recording is the source's");
        yield return ("9 Predictors", "heart-rate variability over 8 windows: 12 features a window, a mask, and what follows from them; no age, sex or medication");
        yield return ("10 Sample size", $"{Numbers.Count(s.Subjects, "subject")}, {Numbers.Count(s.Hypertensive)} events; no calculation was made before");
        yield return ("11 Missing data", $"{Numbers.Percent(s.MaskedPercent, 1)} of windows masked for poor signal and left out of attention, mean and slope; nothing is imputed");
        yield return ("12 Analytical methods", $"folds by subject; {Numbers.Count(s.Weights[ModelNames.Student], "weight")} in the student, distilled from {Numbers.Count(s.Weights[ModelNames.Teacher])}; choices on inner folds only, listed above");
        yield return ("13 Class imbalance", $"none corrected; share of events {Numbers.Fixed((double)s.Hypertensive / Math.Max(1, s.Subjects), 2)}");
        yield return ("14 Fairness", report.Strata.Any(trait => trait.Trait is TraitNames.Sex or TraitNames.Age && trait.Parts.Count > 0)
            ? "results by sex and age above; origin is not known to this program"
            : "not assessed: the data tell neither sex nor age");
        yield return ("15 Model output", "risk 0 to 1, the logistic function of the logit; called hypertensive above the threshold in model.json");
        yield return ("18 Open science", $"seed {s.Seed}; data SHA-256 {s.DataSha256[..Math.Min(16, s.DataSha256.Length)]}; program {s.CodeVersion}; emitted source SHA-256 {s.Emitted.Sha256[..16]}");
        yield return ("23 Performance", "AUC, AUPRC, sensitivity at 90 % specificity, Brier, calibration slope and intercept, ECE and net benefit with intervals over subjects, above");
        yield return ("25 Usability", "a low risk does not exclude hypertension; confirm with cuff or ambulatory measurement");
    }
}
