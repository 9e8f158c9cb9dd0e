// The card of a data set: what is in it, what is missing, and what speaks against it. One page, no script, nothing from outside; the same
// data set gives the same bytes.
using HrvXkd.Data;
using HrvXkd.Data.Datasets;
using HrvXkd.Data.Pressure;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Preparing;

/// <summary>Makes the card.</summary>
internal static class DataCard
{
    private const int GroupsShown = 100;
    private const int NamesShown = 50;

    private static readonly Dictionary<string, (string Axis, double? Mark)> Axes = new(StringComparer.Ordinal)
    {
        ["heart_rate"] = ("heart rate, 1/min", null),
        ["ln_sdnn"] = ("ln SDNN, ms", null),
        ["ln_rmssd"] = ("ln RMSSD, ms", null),
        ["pnn50"] = ("pNN50, %", null),
        ["ln_vlf"] = ("ln VLF power, ms\u00b2", null),
        ["ln_lf"] = ("ln LF power, ms\u00b2", null),
        ["ln_hf"] = ("ln HF power, ms\u00b2", null),
        ["lf_fraction"] = ("LF / (LF + HF)", null),
        ["samp_en"] = ("sample entropy", null),
        ["dfa_alpha1"] = ("DFA \u03b11", null),
        ["sd1_sd2"] = ("SD1 / SD2", null),
        ["respiration_rate"] = ("respiration, 1/min", null),
        ["sbp_mmhg"] = ("systolic pressure, mmHg", 140),
        ["dbp_mmhg"] = ("diastolic pressure, mmHg", 90),
        ["quality"] = ("quality, 0..100", null),
        ["age_years"] = ("age, years", null),
    };

    /// <summary>The page.</summary>
    public static string ToHtml(DatasetSummary data)
    {
        HtmlText page = new();
        Head(page, data);
        Contents(page, data);
        LabelSection(page, data);
        PressureSection(page, data);
        FeatureSection(page, data);
        GroupSection(page, data);
        LeftOut(page, "Recordings that cannot be read", data.Bad);
        LeftOut(page, "Recordings of no use", data.Skipped);
        page.Line($"""</main></body></html>""");
        return page.ToString();
    }

    private static void Head(HtmlText page, DatasetSummary data)
    {
        string notice = data.IsSynthetic ? "SYNTHETIC cohort: simulated patients, no figure says anything about people." : $"Recordings of {data.Cohort}.";
        HtmlPage.Open(page, $"Data card: {data.Cohort}", ReportStyle.Css);
        page.Line($"""
            <header>
            <p class="kicker">HRV-XKD data card</p>
            <h1>{data.Cohort}</h1>
            <p class="lead">Windows of heart-rate variability, profile {data.Profile}</p>
            <aside class="notice"><strong>{notice}</strong> Research software, not a medical device.</aside>
            </header>
            """);
        if (data.Ungrouped > 0)
            page.Line($"""
                <p><span class="mark bad">{Numbers.Count(data.Ungrouped, "recording")} without a subject.</span> Each stands for a subject of its own. If two are of
                one person, training and test share that person and every score is too good.</p>
                """);
    }

    private static void Contents(HtmlText page, DatasetSummary data)
    {
        page.Line($"""<section><h2>Contents</h2>""");
        Parts.Facts(page,
        [
            ("Groups", Numbers.Count(data.Groups.Count)),
            ("Recordings", $"{Numbers.Count(data.Records)}, {Numbers.Fixed(data.Seconds / 3600, 1)} h"),
            ("With arterial pressure", Numbers.Count(data.WithPressure)),
            ("Beats", Numbers.Count(data.Beats)),
            ("Windows", $"{Numbers.Count(data.Windows)}, of them {Numbers.Count(data.Windows - data.Valid)} masked ({Numbers.Percent(100.0 * (data.Windows - data.Valid) / Math.Max(1, data.Windows), 1)})"),
            ("Cannot be read", Numbers.Count(data.Bad.Count)),
            ("Schema", $"{WindowTable.SchemaVersion}, code {data.Code}"),
        ]);
        page.Line($"""</section>""");
    }

    private static void LabelSection(HtmlText page, DatasetSummary data)
    {
        page.Line($"""<section><h2>Labels</h2>""");
        Parts.OpenTable(page, "Windows and groups by label", "label", "1", "0", "unknown", "share of 1", "groups with 1", "groups with 0");
        foreach (LabelBalance label in data.Labels)
        {
            long known = label.Positive + label.Negative;
            page.Line($"""
                <tr><th>{label.Name}</th>{Parts.Cell(Numbers.Count(label.Positive))}{Parts.Cell(Numbers.Count(label.Negative))}{Parts.Cell(Numbers.Count(label.Unknown))}{Parts.Cell(known == 0 ? "-" : Numbers.Percent(100.0 * label.Positive / known, 1))}{Parts.Cell(Numbers.Count(label.Groups.Positive))}{Parts.Cell(Numbers.Count(label.Groups.Negative))}</tr>
                """);
        }

        Parts.CloseTable(page);
        page.Line($"""
            <p class="small"><b>label</b>: the source's own, of the recording. <b>label_now</b>: hypertension is sustained in the window. <b>label_early</b>: none so far,
            and it sets in within the horizon after the window's end and a gap. Rule: {data.Rule}.</p></section>
            """);
    }

    private static void PressureSection(HtmlText page, DatasetSummary data)
    {
        if (data.WithPressure == 0)
            return;
        page.Line($"""<section><h2>Arterial pressure</h2>""");
        Parts.Facts(page, data.Pulses.Select(pair => ("Pulses " + Words(pair.Key), Numbers.Count(pair.Value))));
        Histograms(page, data.Fields.Where(field => field.Name is "sbp_mmhg" or "dbp_mmhg"));
        page.Line($"""<p class="small">Medians of windows; the dotted line is 140 and 90 mmHg.</p></section>""");
    }

    private static void FeatureSection(HtmlText page, DatasetSummary data)
    {
        page.Line($"""<section><h2>Features and quality</h2>""");
        Histograms(page, data.Fields.Where(field => field.Name is not ("sbp_mmhg" or "dbp_mmhg") && field.Count > 0));
        Parts.OpenTable(page, "Missing values by column", "column", "windows with a value", "without", "share without");
        foreach (FieldSummary field in data.Fields)
            page.Line($"""
                <tr><th>{field.Name}</th>{Parts.Cell(Numbers.Count(field.Count))}{Parts.Cell(Numbers.Count(field.Missing))}{Parts.Cell(Numbers.Percent(100.0 * field.Missing / Math.Max(1, field.Count + field.Missing), 1))}</tr>
                """);
        Parts.CloseTable(page);
        page.Line($"""<p class="small">Features of masked windows count as missing. Values beyond an axis are counted in its last bar.</p></section>""");
    }

    private static void Histograms(HtmlText page, IEnumerable<FieldSummary> fields)
    {
        page.Line($"""<div class="pair">""");
        foreach (FieldSummary field in fields)
            Parts.Figure(page, HistogramFigure.Draw(field, Axes[field.Name].Axis, Axes[field.Name].Mark), field.Name, Numbers.Count(field.Count, "window"));
        page.Line($"""</div>""");
    }

    private static void GroupSection(HtmlText page, DatasetSummary data)
    {
        page.Line($"""<section><h2>Groups</h2>""");
        Parts.OpenTable(page, $"{Numbers.Count(data.Groups.Count, "group")}", "group", "recordings", "hours", "windows", "valid", "label", "now", "early");
        foreach (GroupSummary group in data.Groups.Take(GroupsShown))
            page.Line($"""
                <tr><th>{group.Group}</th>{Parts.Cell(Numbers.Count(group.Records))}{Parts.Cell(Numbers.Fixed(group.Hours, 2))}{Parts.Cell(Numbers.Count(group.Windows))}{Parts.Cell(Numbers.Count(group.Valid))}{Parts.Cell(group.Label is { } label ? Numbers.Count(label) : "-")}{Parts.Cell(Numbers.Count(group.Now))}{Parts.Cell(Numbers.Count(group.Early))}</tr>
                """);
        Parts.CloseTable(page);
        if (data.Groups.Count > GroupsShown)
            page.Line($"""<p class="small">The first {GroupsShown} of {Numbers.Count(data.Groups.Count)} are shown.</p>""");
        page.Line($"""</section>""");
    }

    private static void LeftOut(HtmlText page, string title, IReadOnlyList<SkippedRecording> left)
    {
        if (left.Count == 0)
            return;
        page.Line($"""<section><h2>{title}: {Numbers.Count(left.Count)}</h2>""");
        Parts.OpenTable(page, title, "recording", "reason");
        foreach (SkippedRecording one in left.Take(NamesShown))
            page.Line($"""<tr><th>{one.Id}</th><td>{one.Reason}</td></tr>""");
        Parts.CloseTable(page);
        page.Line($"""</section>""");
    }

    private static string Words(PulseVerdict verdict) => verdict switch
    {
        PulseVerdict.Accepted => "that count",
        PulseVerdict.Flush => "in a flush",
        PulseVerdict.Disconnected => "off the line",
        PulseVerdict.Damped => "damped",
        _ => "implausible",
    };
}
