using System.CommandLine;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Pages;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.CommandLine;
using Spectre.Console;

namespace HrvXkd.CodeGen.Commands;

/// <summary><c>verify</c>: emitted code, reference, OnnxRuntime QDQ and float on the same sequences.</summary>
internal static class VerifyCommand
{
    private const int DefaultRandom = 2000;

    private static readonly Calibration Model = new();
    private static readonly Option<string?> Float = new("--float") { Description = "The float model it came from." };
    private static readonly Option<string?> Vectors = new("--vectors") { Description = $"Vectors in natural units: {Options.VectorFormats}. An array or column {VectorFile.Label} of 0 and 1 adds AUC, Brier score and calibration error." };
    private static readonly Option<int?> Random = new("--random") { Description = $"Random sequences instead of a file; {DefaultRandom} if neither is given." };
    private static readonly Option<long?> Bits = new("--bits") { Description = "Further random and extreme vectors, 1,000,000 for instance, on which emitted code and reference must agree in every bit: on every path of the kernels that this machine has, and in the emission for nanoFramework." };
    private static readonly Option<double?> MaxRmse = new("--max-rmse") { Description = "Fail above this RMSE against QDQ, percent of the logit's spread; 2 by default." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of --random.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Decision = new("--threshold") { Description = "Logit above which the decision is 'at risk'." };
    private static readonly Option<double?> MaxFlips = new("--max-flips") { Description = "Fail if more decisions flip against float, percent; needs --float." };
    private static readonly Option<double?> MinSqnr = new("--min-sqnr") { Description = "Fail below this ratio against float, dB; needs --float." };
    private static readonly Option<string> Target = new("--target") { Description = "Which emission is verified: dotnet or nano.", DefaultValueFactory = _ => "dotnet" };
    private static readonly Option<string?> Json = Options.Json();
    private static readonly Option<string?> Html = Options.Html();

    public static Command Create()
    {
        Command command = new("verify", "Proves that emitted code equals the integer reference bit for bit, and shows how far the integers are from OnnxRuntime. Exit code 1 if the verdict is negative.\n\nExample:\n  verify --model student.int8.onnx --float student.onnx --random 10000 --seed 1 --max-flips 0.5")
        {
            Float, Target, Vectors, Random, Bits, Seed, Decision, MaxFlips, MinSqnr, MaxRmse, Json, Html,
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
        if (parse.GetValue(MaxFlips) is { } flips && !(flips is >= 0 and <= 100))
            throw new UsageException(FormattableString.Invariant($"--max-flips {flips}; accepted: 0..100, percent"));
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
            report = report.With(Prove(model, bits, parse.GetValue(Seed)));
        VerifyTables.Show(report);
        if (parse.GetValue(Json) is { } json)
            File.WriteAllText(json, report.ToJson());
        if (parse.GetValue(Html) is { } page)
            File.WriteAllText(page, VerificationPage.ToHtml(report));
        return report.Passed ? 0 : 1;
    }

    private static VerificationReport Verify(ParseResult parse, OnnxModel model, OnnxModel? exact, VerifyOptions options, EmittedModel emitted)
    {
        options = options with { StudyQuantizers = true };
        VectorSet? given = parse.GetValue(Vectors) is { } file ? VectorFile.ReadFor(file, model) : null;
        if (given?.Inputs.GetValueOrDefault(VectorFile.Label) is { } labels)
            options = options with { Labels = Labels(labels) };
        int count = parse.GetValue(Random) ?? DefaultRandom, seed = parse.GetValue(Seed);
        if (!Verifier.Streams(model))
            return Verifier.RunWhole(model, exact, given ?? RandomVectors.Make(model, count, seed), options, emitted);
        return Verifier.Run(model, exact, given is null ? Verifier.RandomVectors(model, count, seed) : RiskVectors.Of(given), options, emitted);
    }

    private static BitCount Prove(OnnxModel model, long count, int seed) => AnsiConsole.Progress().HideCompleted(true).Start(context =>
    {
        Dictionary<string, ProgressTask> tasks = [];
        return Verifier.ProveBits(model, count, seed, (path, share) =>
        {
            lock (tasks)
            {
                if (!tasks.TryGetValue(path, out ProgressTask? task))
                    tasks[path] = task = context.AddTask(Markup.Escape(path), maxValue: 1);
                task.Value = Math.Max(task.Value, share);
            }
        });
    });

    private static byte[] Labels(float[] values) => Array.TrueForAll(values, value => value is 0 or 1)
        ? Array.ConvertAll(values, value => (byte)value)
        : throw new CodeGenException($"HRVG302 labels: {Array.Find(values, value => value is not (0 or 1))}; accepted: 0 and 1");
}
