using System.Globalization;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Verify;
using Spectre.Console;

namespace HrvXkd.CodeGen.Commands;

/// <summary>What <c>verify</c> prints.</summary>
internal static class VerifyTables
{
    public static void Show(VerificationReport report)
    {
        AnsiConsole.WriteLine($"{OnnxText.OneLine(report.Model)} ({OnnxText.OneLine(report.Cohort)}), {Options.Number(report.Vectors)} vectors. Research software, not a medical device.");
        AnsiConsole.Write(Pairs(report));
        AnsiConsole.Write(Edges(report));
        if (report.Quantizers.Count > 0)
            AnsiConsole.Write(Quantizers(report));
        if (report.Scores.Count > 0)
            AnsiConsole.Write(Scores(report));
        if (report.Bits?.NotEmitted is { } refusal)
            AnsiConsole.WriteLine("nothing to compare for nanoFramework: " + refusal);
        AnsiConsole.WriteLine(report.Reason);
        AnsiConsole.WriteLine(report.Rounding);
        foreach (string failure in report.Failures)
            AnsiConsole.WriteLine("failed: " + failure);
        AnsiConsole.WriteLine(report.Passed ? "passed" : "not passed");
    }

    private static Table Pairs(VerificationReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("logit");
        foreach (string number in new[] { "RMSE", "% of spread", "MAE", "max", "cosine", "SQNR dB", "flips %" })
            table.AddColumn(new TableColumn(number).RightAligned());
        table.AddRow("emitted / reference", report.BitExact ? "bit-exact" : $"{report.Mismatches} differ", "", "", "", "", "", "");
        foreach (PathCount path in report.Bits?.Paths ?? [])
            table.AddRow($"{path.Path} / reference, {Options.Number(path.Vectors)} vectors", path.Different ? "differs" : "bit-exact", "", "", "", "", "", "");
        table.AddRow("self-test", report.SelfTest ? "passes" : "fails", "", "", "", "", "", "");
        Add(table, "integer / QDQ", report.IntegerVsQdq);
        Add(table, "integer / float", report.IntegerVsFloat);
        Add(table, "QDQ / float", report.QdqVsFloat);
        return table;
    }

    private static void Add(Table table, string name, Comparison? pair)
    {
        if (pair is not null)
            table.AddRow(name, Text("F6", pair.Rmse), Text("F3", pair.RmsePercent), Text("F6", pair.Mae), Text("F6", pair.MaxAbs), Text("F6", pair.Cosine), Text("F1", pair.SqnrDb), Text("F2", pair.FlipsPercent));
    }

    private static Table Edges(VerificationReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("edge against QDQ", "format");
        foreach (string number in new[] { "SQNR dB", "max", "a step off" })
            table.AddColumn(new TableColumn(number).RightAligned());
        table.AddColumn("why");
        foreach (EdgeComparison edge in report.Edges)
            table.AddRow(Markup.Escape(edge.Name), Markup.Escape(edge.Format), Text("F1", edge.SqnrDb), Text("G3", edge.MaxAbs), edge.StepsOff == 0 ? "" : $"{Options.Number(edge.StepsOff)} of {Options.Number(edge.Elements)}", Markup.Escape(edge.Reason));
        return table;
    }

    private static Table Quantizers(VerificationReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("quantizer", "kind");
        foreach (string number in new[] { "alone on dB", "flips %", "alone off dB", "gain dB", "flips %" })
            table.AddColumn(new TableColumn(number).RightAligned());
        double all = report.Quantizers[0].AloneOnSqnrDb;
        foreach (QuantizerEffect one in report.Quantizers.Skip(1))
            table.AddRow(Markup.Escape(one.Name), one.Kind, Text("F1", one.AloneOnSqnrDb), Text("F2", one.AloneOnFlipsPercent), Text("F1", one.AloneOffSqnrDb), Text("F1", one.AloneOffSqnrDb - all), Text("F2", one.AloneOffFlipsPercent));
        table.AddRow("all on", "", Text("F1", all), Text("F2", report.Quantizers[0].AloneOnFlipsPercent), "", "", "");
        return table;
    }

    private static Table Scores(VerificationReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("against labels");
        foreach (string number in new[] { "AUC", "Brier", "ECE", "AUC cost", "Brier cost", "ECE cost" })
            table.AddColumn(new TableColumn(number).RightAligned());
        RiskScores integer = report.Scores[0];
        foreach (RiskScores one in report.Scores)
            table.AddRow(one.Model, Text("F4", one.Auc), Text("F4", one.Brier), Text("F4", one.Ece), Text("F5", integer.Auc - one.Auc), Text("F5", integer.Brier - one.Brier), Text("F5", integer.Ece - one.Ece));
        return table;
    }

    private static string Text(string format, double value) => value.ToString(format, CultureInfo.InvariantCulture);
}
