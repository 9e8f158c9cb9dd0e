using HrvXkd.CodeGen.Profile;
using HrvXkd.Html;

namespace HrvXkd.CodeGen.Pages;

/// <summary>A profile as one self-contained page.</summary>
internal static class ProfilePage
{
    /// <summary>The page.</summary>
    public static string ToHtml(ProfileReport report)
    {
        HtmlText page = new();
        Layout.Open(page, "HRV-XKD profile", report.Model, $"{Capital(report.Run)} on {report.Machine}. Research software, not a medical device.");
        Tiles(page, report);
        Layers(page, report);
        Facts(page, report);
        HtmlPage.Close(page);
        return page.ToString();
    }

    private static void Tiles(HtmlText page, ProfileReport report)
    {
        LayerProfile dearest = report.Layers.MaxBy(layer => layer.P50Ns)!;
        page.Line($"""<div class="tiles">""");
        Parts.Tile(page, "Time, median", Ns(report.WholeP50Ns), $"fastest {Ns(report.WholeMinNs)}, 99 % within {Ns(report.WholeP99Ns)}");
        Parts.Tile(page, "Dearest layer", Numbers.Percent(dearest.SharePercent, 0), $"{dearest.Name} ({dearest.Kind})");
        Parts.Tile(page, "Multiply-adds", Numbers.Count(report.Macs), $"{Numbers.Fixed(report.Macs / report.WholeP50Ns, 2)} a ns");
        Parts.Tile(page, $"Limit of {report.Core.Name}", Ns(report.LimitNs), report.Core.About);
        page.Line($"""</div>""");
    }

    private static void Layers(HtmlText page, ProfileReport report)
    {
        double longest = report.Layers.Max(layer => Math.Max(layer.P50Ns, layer.LimitNs));
        bool limits = report.Layers.Any(layer => layer.LimitPercent is not null), counted = report.Layers.Any(layer => layer.Instructions is not null);
        page.Line($"""<h2>Layer by layer</h2><p class="small">Bars: median time of each layer; strokes: the least that {report.Core.About} needs for its multiply-adds or its bytes.{(limits ? "" : " The times are of this machine, not of that core.")}</p>""");
        string[] headings = ["Layer", "Kind", "", "p50 ns", "min", "p99", "share", "limit ns", .. limits ? ["of limit"] : Array.Empty<string>(), "MACs", "tables B", "RAM B", .. counted ? ["instructions"] : Array.Empty<string>()];
        Layout.OpenTable(page, $"{Numbers.Count(report.Rounds)} rounds of {report.Batch} instances", 3, headings);
        LayerProfile dearest = report.Layers.MaxBy(layer => layer.P50Ns)!;
        foreach (LayerProfile layer in report.Layers)
        {
            page.Add($"""<tr><th scope="row" title="{layer.Shapes}">{layer.Name}</th><td>{layer.Kind}</td>{Layout.Bar(layer.P50Ns / longest, layer == dearest ? "worst" : layer.Macs > 0 ? "" : "soft", layer.LimitNs > 0 ? layer.LimitNs / longest : null)}""");
            page.Add($"""{Number(layer.P50Ns)}{Number(layer.MinNs)}{Number(layer.P99Ns)}{Parts.Cell(Numbers.Percent(layer.SharePercent, 1))}{Number(layer.LimitNs)}""");
            if (limits)
                page.Add($"""{Parts.Cell(layer.LimitPercent is { } percent && layer.LimitNs > 0 ? Numbers.Percent(percent, 1) : "")}""");
            page.Add($"""{Count(layer.Macs)}{Count(layer.TableBytes)}{Count(layer.RamBytes)}""");
            page.Line($"""{(counted ? Count(layer.Instructions ?? 0) : default)}</tr>""");
        }

        page.Add($"""<tr class="total"><th scope="row">sum</th><td></td><td></td>{Number(report.SumP50Ns)}<td></td><td></td><td></td>{Number(report.LimitNs)}""");
        page.Line($"""{(limits ? Parts.Cell(Numbers.Percent(100 * report.LimitNs / report.SumP50Ns, 1)) : default)}{Count(report.Macs)}{Count(report.FlashBytes)}{Count(report.RamBytes)}{(counted ? Count(report.Layers.Sum(layer => layer.Instructions ?? 0)) : default)}</tr>""");
        Parts.CloseTable(page);
        page.Line($"""<p>{Parts.Mark(report.Agrees, "the layers account for the whole", "the layers do not account for the whole")} <span class="small">Sum of medians against the median of the program as emitted: {Numbers.Signed(report.DisagreementPercent, 1)} %. Strong bars multiply by weights or edges; the dearest layer is marked.</span></p>""");
    }

    private static void Facts(HtmlText page, ProfileReport report)
    {
        page.Line($"""<h2>How it was measured</h2>""");
        Parts.Facts(page,
        [
            ("Checked first", $"{report.VectorsChecked} inputs, every bit equal to the reference"),
            ("Machine", report.Machine),
            ("Limits", $"{report.Core.About}: {Numbers.Fixed(report.Core.NarrowMacs, 1)} int8 or {Numbers.Fixed(report.Core.WideMacs, 1)} wide multiply-adds and {Numbers.Fixed(report.Core.LoadBytes, 0)} bytes a cycle"),
            ("Working arrays", $"{Numbers.Bytes(report.RamBytes)}; {Numbers.Bytes(report.RamBytesUnshared)} if no two layers shared one"),
            ("Counting", report.Counting),
            ("Model SHA-256", report.ModelSha256),
        ]);
    }

    private static RawHtml Number(double ns) => Parts.Cell(ns == 0 ? "" : Numbers.Fixed(ns, 1));

    private static RawHtml Count(long value) => Parts.Cell(value == 0 ? "" : Numbers.Count(value));

    private static string Ns(double ns) => ns < 10_000 ? Numbers.Fixed(ns, 0) + Numbers.Space + "ns" : Numbers.Fixed(ns / 1000, 1) + Numbers.Space + "\u00b5s";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
