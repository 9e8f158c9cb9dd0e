using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Html;

namespace HrvXkd.CodeGen.Pages;

/// <summary>A verification as one self-contained page: verdict, layers, quantizers, labels.</summary>
internal static class VerificationPage
{
    // Bars of SQNR end here: beyond, int8 edges are equal but for the last bits of floats.
    private const double BarDb = 130;

    /// <summary>The page.</summary>
    public static string ToHtml(VerificationReport report)
    {
        HtmlText page = new();
        Layout.Open(page, "HRV-XKD verification", report.Model, $"Trained on: {report.Cohort}. {Numbers.Count(report.Vectors, "vector")}. Research software, not a medical device.");
        Verdict(page, report);
        Bits(page, report);
        Pairs(page, report);
        Edges(page, report);
        Quantizers(page, report);
        Scores(page, report);
        Facts(page, report);
        HtmlPage.Close(page);
        return page.ToString();
    }

    private static void Verdict(HtmlText page, VerificationReport report)
    {
        page.Line($"""<p class="verdict">{Parts.Mark(report.Passed, "passed", "not passed")}</p>""");
        if (!report.Passed)
        {
            page.Line($"""<ul>""");
            foreach (string failure in report.Failures)
                page.Line($"""<li>{failure}</li>""");
            page.Line($"""</ul>""");
        }

        page.Line($"""<div class="tiles">""");
        Parts.Tile(page, "Emitted code against reference", report.BitExact ? "bit-exact" : "DIFFERS", $"on {Numbers.Count(report.Vectors, "vector")}; self-test {(report.SelfTest ? "passes" : "fails")}");
        Parts.Tile(page, "RMSE against OnnxRuntime QDQ", Numbers.Percent(report.IntegerVsQdq.RmsePercent, 3), "of the logit's spread");
        if (report.IntegerVsFloat is { } exact)
        {
            Parts.Tile(page, "Decisions flipped against float", Numbers.Percent(exact.FlipsPercent, 2), $"of {Numbers.Count(exact.Count)}");
            Parts.Tile(page, "Signal to quantization noise", Numbers.Fixed(exact.SqnrDb, 1) + Numbers.Space + "dB", "logit against float");
        }

        page.Line($"""</div>""");
    }

    private static void Bits(HtmlText page, VerificationReport report)
    {
        if (report.Bits is not { } bits)
            return;
        page.Line($"""<h2>Every bit, on every path</h2>""");
        Parts.OpenTable(page, "Emitted code against the reference on further vectors, random and extreme", "Path of the kernels", "vectors", "result");
        foreach (PathCount path in bits.Paths)
            page.Line($"""<tr><th scope="row">{path.Path}</th>{Parts.Cell(Numbers.Count(path.Vectors))}<td>{Parts.Mark(!path.Different, "bit-exact", "differs")}</td></tr>""");
        Parts.CloseTable(page);
        if (bits.NotEmitted is { } refusal)
            page.Line($"""<p class="small">Nothing to compare for nanoFramework: {refusal}</p>""");
    }

    private static void Pairs(HtmlText page, VerificationReport report)
    {
        page.Line($"""<h2>The result</h2>""");
        Parts.OpenTable(page, "Logits", "Pair", "RMSE", "% of spread", "MAE", "largest", "cosine", "SQNR dB", "flips");
        Pair(page, "integer program against QDQ", report.IntegerVsQdq);
        Pair(page, "integer program against float", report.IntegerVsFloat);
        Pair(page, "QDQ against float", report.QdqVsFloat);
        Parts.CloseTable(page);
    }

    private static void Pair(HtmlText page, string name, Comparison? pair)
    {
        if (pair is null)
            return;
        page.Add($"""<tr><th scope="row">{name}</th>{Parts.Cell(Numbers.Fixed(pair.Rmse, 5))}{Parts.Cell(Numbers.Fixed(pair.RmsePercent, 3))}{Parts.Cell(Numbers.Fixed(pair.Mae, 5))}""");
        page.Line($"""{Parts.Cell(Numbers.Fixed(pair.MaxAbs, 4))}{Parts.Cell(Numbers.Fixed(pair.Cosine, 6))}{Parts.Cell(Numbers.Fixed(pair.SqnrDb, 1))}{Parts.Cell(Numbers.Percent(pair.FlipsPercent, 2))}</tr>""");
    }

    private static void Edges(HtmlText page, VerificationReport report)
    {
        page.Line($"""<h2>Layer by layer against QDQ</h2>""");
        page.Line($"""<p>{Capital(report.Reason)}. {report.Rounding}</p>""");
        Layout.OpenTable(page, "SQNR of each layer's result; the first departure is marked", 3, "Layer", "Format", "", "SQNR dB", "a step off", "Why");
        foreach (EdgeComparison edge in report.Edges)
        {
            string css = edge.Name == report.FirstDeparture ? "worst" : edge.Format.StartsWith("int8", StringComparison.Ordinal) ? "" : "soft";
            string off = edge.StepsOff == 0 ? "" : $"{Numbers.Count(edge.StepsOff)} of {Numbers.Count(edge.Elements)}";
            page.Line($"""<tr><th scope="row">{edge.Name}</th><td>{edge.Format}</td>{Layout.Bar(edge.SqnrDb / BarDb, css)}{Parts.Cell(Numbers.Fixed(edge.SqnrDb, 1))}{Parts.Cell(off)}{Layout.Why(edge.Reason)}</tr>""");
        }

        Parts.CloseTable(page);
        page.Line($"""<p class="small">Strong bars: int8 edges; pale: Q16.16. Bars end at {Numbers.Fixed(BarDb, 0)} dB; 200 dB stands for equality.</p>""");
    }

    private static void Quantizers(HtmlText page, VerificationReport report)
    {
        if (report.Quantizers.Count == 0)
            return;
        QuantizerEffect all = report.Quantizers[0];
        QuantizerEffect[] each = [.. report.Quantizers.Skip(1)];
        double worst = each.Min(one => one.AloneOnSqnrDb), loudest = Noise(all);
        page.Line($"""<h2>Quantizer by quantizer</h2><p>Noise of the logit that one quantizer makes by itself, as a share of the noise of all together; gain: what switching it off alone brings.</p>""");
        Layout.OpenTable(page, $"All on: {Numbers.Fixed(all.AloneOnSqnrDb, 1)} dB, {Numbers.Percent(all.AloneOnFlipsPercent, 2)} flips", 3, "Quantizer", "Kind", "", "share of noise", "alone on dB", "flips", "alone off dB", "gain dB", "flips");
        foreach (QuantizerEffect one in each)
        {
            double share = Noise(one) / loudest;
            page.Add($"""<tr><th scope="row">{one.Name}</th><td>{one.Kind}</td>{Layout.Bar(share, one.AloneOnSqnrDb == worst ? "worst" : one.Kind == "weight" ? "soft" : "")}{Parts.Cell(Numbers.Percent(100 * share, 1))}""");
            page.Add($"""{Parts.Cell(Numbers.Fixed(one.AloneOnSqnrDb, 1))}{Parts.Cell(Numbers.Percent(one.AloneOnFlipsPercent, 2))}{Parts.Cell(Numbers.Fixed(one.AloneOffSqnrDb, 1))}""");
            page.Line($"""{Parts.Cell(Numbers.Signed(one.AloneOffSqnrDb - all.AloneOnSqnrDb, 1))}{Parts.Cell(Numbers.Percent(one.AloneOffFlipsPercent, 2))}</tr>""");
        }

        Parts.CloseTable(page);
        page.Line($"""<p class="small">Strong bars: activations; pale: weights, if the float model was given. The loudest is marked. Shares need not sum to 100 %.</p>""");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static double Noise(QuantizerEffect one) => Math.Pow(10, -one.AloneOnSqnrDb / 10);

    private static void Scores(HtmlText page, VerificationReport report)
    {
        if (report.Scores.Count == 0)
            return;
        RiskScores integer = report.Scores[0];
        page.Line($"""<h2>Against labels</h2>""");
        Parts.OpenTable(page, "Differences are integer program less the model of the row", "Model", "AUC", "Brier", "ECE", "AUC difference", "Brier difference", "ECE difference");
        foreach (RiskScores one in report.Scores)
        {
            page.Add($"""<tr><th scope="row">{one.Model}</th>{Parts.Cell(Numbers.Fixed(one.Auc, 4))}{Parts.Cell(Numbers.Fixed(one.Brier, 4))}{Parts.Cell(Numbers.Fixed(one.Ece, 4))}""");
            page.Line($"""{Parts.Cell(Numbers.Signed(integer.Auc - one.Auc, 5))}{Parts.Cell(Numbers.Signed(integer.Brier - one.Brier, 5))}{Parts.Cell(Numbers.Signed(integer.Ece - one.Ece, 5))}</tr>""");
        }

        Parts.CloseTable(page);
    }

    private static void Facts(HtmlText page, VerificationReport report)
    {
        page.Line($"""<h2>What was verified</h2>""");
        Parts.Facts(page,
        [
            ("Model SHA-256", report.ModelSha256),
            ("Emitted file SHA-256", report.SourceSha256),
            ("Weights", Numbers.Count(report.Weights)),
            ("Multiply-adds a run", Numbers.Count(report.MacsPerWindow)),
            ("Tables in flash", Numbers.Bytes(report.FlashBytes)),
            ("Working arrays", $"{Numbers.Bytes(report.RamBytes)}; {Numbers.Bytes(report.RamBytesUnshared)} if no two layers shared one"),
            ("Generator", CodeGenerator.Version),
        ]);
    }
}
