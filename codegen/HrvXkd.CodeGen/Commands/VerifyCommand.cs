using System.CommandLine;
using System.Globalization;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.CommandLine;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace HrvXkd.CodeGen.Commands;

/// <summary><c>verify</c>: emitted code, reference, OnnxRuntime QDQ and float on the same sequences.</summary>
internal static class VerifyCommand
{
    private const int DefaultRandom = 2000;

    private static readonly Calibration Model = new();
    private static readonly Option<string?> Float = new("--float") { Description = "The float model it came from." };
    private static readonly Option<string?> Vectors = new("--vectors") { Description = "NumPy vectors in natural units: .npz with one array an input, or .npy for a model of one input." };
    private static readonly Option<int?> Random = new("--random") { Description = $"Random sequences instead of a file; {DefaultRandom} if neither is given." };
    private static readonly Option<long?> Bits = new("--bits") { Description = "Further random and extreme vectors, 1,000,000 for instance, on which emitted code and reference must agree in every bit." };
    private static readonly Option<double?> MaxRmse = new("--max-rmse") { Description = "Fail above this RMSE against QDQ, percent of the logit's spread; 2 by default." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of --random.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Decision = new("--threshold") { Description = "Logit above which the decision is 'at risk'." };
    private static readonly Option<double?> MaxFlips = new("--max-flips") { Description = "Fail if more decisions flip against float, percent; needs --float." };
    private static readonly Option<double?> MinSqnr = new("--min-sqnr") { Description = "Fail below this ratio against float, dB; needs --float." };
    private static readonly Option<string> Target = new("--target") { Description = "Which emission is verified: dotnet or nano.", DefaultValueFactory = _ => "dotnet" };
    private static readonly Option<string?> Json = Options.Json();

    public static Command Create()
    {
        Command command = new("verify", "Proves that emitted code equals the integer reference bit for bit, and shows how far the integers are from OnnxRuntime. Exit code 1 if the verdict is negative.\n\nExample:\n  verify --model student.int8.onnx --float student.onnx --random 10000 --seed 1 --max-flips 0.5")
        {
            Float, Target, Vectors, Random, Bits, Seed, Decision, MaxFlips, MinSqnr, MaxRmse, Json,
        };
        Target.AcceptOnlyFromAmong("dotnet", "nano");
        Model.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parse)
    {
        if (parse.GetValue(Vectors) is not null && parse.GetValue(Random) is not null)
            throw new UsageException("--vectors and --random exclude each other; give one");
        if (parse.GetValue(Random) is < 1 or > 10_000_000)
            throw new UsageException($"--random {parse.GetValue(Random)}; accepted: 1..10000000");
        if (parse.GetValue(Float) is null && (parse.GetValue(MaxFlips) is not null || parse.GetValue(MinSqnr) is not null))
            throw new UsageException("--max-flips and --min-sqnr compare with the float model; give --float FILE");
        if (parse.GetValue(Bits) is < 1 or > 1_000_000_000)
            throw new UsageException($"--bits {parse.GetValue(Bits)}; accepted: 1..1000000000");
        OnnxModel model = Model.Read(parse, out OnnxModel original);
        OnnxModel? exact = parse.GetValue(Float) is { } path ? OnnxFile.Read(path) : ReferenceEquals(model, original) ? null : original;
        VerifyOptions options = new() { DecisionLogit = parse.GetValue(Decision), MaxFlipsPercent = parse.GetValue(MaxFlips), MinSqnrDb = parse.GetValue(MinSqnr) };
        if (parse.GetValue(MaxRmse) is { } most)
            options = options with { MaxQdqRmsePercent = most };
        EmittedModel emitted = CodeGenerator.Emit(model, new EmitOptions { Target = parse.GetValue(Target) == "nano" ? EmitTarget.Nano : EmitTarget.DotNet });
        VerificationReport report = Verify(parse, model, exact, options, emitted);
        if (parse.GetValue(Bits) is { } bits)
            report = report.With(Verifier.ProveBits(model, bits, parse.GetValue(Seed), emitted));
        Show(report);
        if (parse.GetValue(Json) is { } json)
            File.WriteAllText(json, report.ToJson());
        return report.Passed ? 0 : 1;
    }

    private static VerificationReport Verify(ParseResult parse, OnnxModel model, OnnxModel? exact, VerifyOptions options, EmittedModel emitted)
    {
        VectorSet? given = parse.GetValue(Vectors) is { } file ? Calibration.Vectors(file, model) : null;
        int count = parse.GetValue(Random) ?? DefaultRandom, seed = parse.GetValue(Seed);
        if (!Verifier.Streams(model))
            return Verifier.RunWhole(model, exact, given ?? RandomVectors.Make(model, count, seed), options, emitted);
        return Verifier.Run(model, exact, given is null ? Verifier.RandomVectors(model, count, seed) : RiskVectors.Of(given), options, emitted);
    }

    private static void Show(VerificationReport report)
    {
        AnsiConsole.WriteLine($"{OnnxText.OneLine(report.Model)} ({OnnxText.OneLine(report.Cohort)}), {Options.Number(report.Vectors)} vectors. Research software, not a medical device.");
        AnsiConsole.Write(Pairs(report));
        AnsiConsole.Write(Edges(report));
        AnsiConsole.WriteLine(report.Reason);
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
        if (report.Bits is { } bits)
            table.AddRow($"emitted / reference, {Options.Number(bits.Vectors)} vectors", bits.Mismatches == 0 ? "bit-exact" : $"{Options.Number(bits.Mismatches)} differ", "", "", "", "", "", "");
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
        foreach (string number in new[] { "SQNR dB", "max", "a step off", "by itself" })
            table.AddColumn(new TableColumn(number).RightAligned());
        foreach (EdgeComparison edge in report.Edges)
            table.AddRow(Markup.Escape(edge.Name), Markup.Escape(edge.Format), Text("F1", edge.SqnrDb), Text("G3", edge.MaxAbs), edge.StepsOff == 0 ? "" : $"{Options.Number(edge.StepsOff)} of {Options.Number(edge.Elements)}", edge.OwnSteps == 0 ? "" : Options.Number(edge.OwnSteps));
        return table;
    }

    private static string Text(string format, double value) => value.ToString(format, CultureInfo.InvariantCulture);
}
