using System.CommandLine;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CommandLine;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Quantizing;

/// <summary>The command that quantizes a trained student and says what each quantizer costs.</summary>
internal static class QuantizeCommand
{
    private static readonly Dictionary<string, RangeRule> Rules = new(StringComparer.Ordinal)
    {
        ["min-max"] = RangeRule.MinMax,
        ["percentile"] = RangeRule.Percentile,
        ["mse"] = RangeRule.MeanSquare,
        ["entropy"] = RangeRule.Entropy,
    };

    private static readonly Option<string> Model = new("--model") { Description = "Out folder of run or train.", Required = true };
    private static readonly Option<string?> Output = new("--out") { Description = "Folder for the model with its new int8 student. Default: the model's." };
    private static readonly Option<string> Ranges = new("--ranges") { Description = $"How ranges of activations are chosen: {string.Join(", ", Rules.Keys)}.", DefaultValueFactory = _ => "min-max" };
    private static readonly Option<int> Bits = new("--weight-bits") { Description = "Bits of a weight, 2..8.", DefaultValueFactory = _ => 8 };
    private static readonly Option<bool> Trains = new("--train") { Description = "Trains with rounding for a few epochs, from the float student's answers." };
    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures." };

    /// <summary>Name of a rule on the command line.</summary>
    public static string NameOf(RangeRule rule) => Rules.First(pair => pair.Value == rule).Key;

    public static Command Create()
    {
        Command command = new("quantize",
            "Quantizes the student of a model in several ways, measures each on held-out subjects, and writes the one asked for as student.int8.onnx.\n\n"
            + "Example: quantize --model out/recordings --ranges mse --out out/recordings-mse")
        {
            Model, Output, Ranges, Bits, Trains, Json,
        };
        command.SetAction((parse, cancel) =>
        {
            string rule = parse.GetValue(Ranges)!;
            if (!Rules.TryGetValue(rule, out RangeRule ranges))
                throw new UsageException($"--ranges is '{rule}'; it may be {string.Join(", ", Rules.Keys)}");
            if (parse.GetValue(Bits) is < 2 or > 8)
                throw new UsageException($"--weight-bits is {parse.GetValue(Bits)}; it may be 2..8");
            string? json = parse.GetValue(Json);
            if (json is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(json))))
                throw new UsageException($"--json {json}: its folder does not exist; create it first");
            string model = parse.GetValue(Model)!;
            QuantizeSettings settings = new(model, parse.GetValue(Output) ?? model, ranges, parse.GetValue(Bits), parse.GetValue(Trains));
            QuantizationSummary summary = RunProgress.Stage("Quantize in several ways and measure", _ => new QuantizationRun(settings).Execute(cancel));
            if (json is not null)
                File.WriteAllText(json, RunSummaryFile.Serialize(summary));
            QuantizationTable.Write(summary, Path.Combine(settings.OutFolder, RunFiles.Int8Model));
            return Task.FromResult(0);
        });
        return command;
    }
}
