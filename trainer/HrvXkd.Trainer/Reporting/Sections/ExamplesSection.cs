using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Examples;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Three held-out recordings in full: right, right and wrong.</summary>
internal static class ExamplesSection
{
    private static readonly string[] RightKinds = ["true positive", "true negative"];

    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""<section><h2>Three recordings</h2>""");
        if (report.Data.Examples.Count == 0)
        {
            page.Line($"""<p class="absent">This run kept none; a new run does.</p></section>""");
            return;
        }

        page.Line($"""
            <p>Not picked by eye: of each kind the subject in the middle by logit, of that subject the sequence nearest to its mean. The student
            is the one that never saw the subject.</p>
            """);
        foreach (ExampleCase example in report.Data.Examples)
            Add(page, example);
        foreach (string kind in RightKinds.Except(report.Data.Examples.Select(e => e.Kind)))
            page.Line($"""<p class="absent">No {kind} at the logit 0 in this run.</p>""");
        if (report.Data.Examples.All(e => e.Kind.StartsWith("true", StringComparison.Ordinal)))
            page.Line($"""<p class="absent">No wrong answer at the logit 0 in this run.</p>""");
        page.Line($"""</section>""");
    }

    private static void Add(HtmlText page, ExampleCase e)
    {
        page.Line($"""
            <section class="example"><h3>{char.ToUpperInvariant(e.Kind[0])}{e.Kind[1..]}: {e.Recording}</h3>
            <p>Windows from {Minutes(e.StartSeconds)} to {Minutes(e.EndSeconds)} min. Risk {Numbers.Percent(100 * Risk(e.Logit), 1)} float,
            {Numbers.Percent(100 * Risk(e.Int8Logit), 1)} in integers; {Numbers.Percent(100 * Risk(e.SubjectLogit), 1)} over all sequences of the subject.
            {(e.OfKind == 1 ? "The only subject of this kind." : $"In the middle of {Numbers.Count(e.OfKind)} subjects of this kind.")}</p>
            """);
        if (e.Signal is not { } signal)
            page.Line($"""<p class="absent">No signal: this run was made from a table of windows.</p>""");
        else
            Signal(page, signal);
        Parts.Figure(page, FeatureFigure.Draw(e), "Features over the windows,",
            "in training deviations from the training mean (shaded: one); the number is the newest value. A gap is a masked window.", "wide strip");
        page.Line($"""<div class="pair">""");
        Parts.Figure(page, ContributionFigure.Draw(e), "What makes the logit.", "Largest terms of the linear skip, then attention with hidden layer and constant.");
        Parts.Figure(page, WindowFigure.Draw(e), "What each window is worth.",
            "Change of the logit against masking the window, and the attention it gets. Without the newest there is no risk.");
        page.Line($"""</div></section>""");
    }

    private static void Signal(HtmlText page, ExampleSignal signal)
    {
        if (signal.StripMilliVolt.Length > 0)
            Parts.Figure(page, EcgStripFigure.Draw(signal.StripStartSeconds, signal.StripMilliVolt, signal.StripRateHz, signal.StripBeatSeconds),
                "ECG, middle of the newest window,", "offset removed. Triangles: beats found; numbers: intervals in ms.", "wide strip");
        else
            page.Line($"""<p class="absent">No ECG strip: the source has beats only.</p>""");
        if (signal.IntervalMs.Length > 1)
            Parts.Figure(page, TachogramFigure.Draw(signal), "Tachogram.", "Every beat-to-beat interval of the eight windows; orange: left out of the features.", "wide strip");
    }

    private static string Minutes(double seconds) => Numbers.Fixed(seconds / 60, 1);

    private static double Risk(double logit) => 1 / (1 + Math.Exp(-logit));
}
