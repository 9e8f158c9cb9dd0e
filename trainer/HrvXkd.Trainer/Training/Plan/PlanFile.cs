using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Training.Plan;

/// <summary>Reads configurations: JSON with comments; every value must be there and none unknown.</summary>
internal static class PlanFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The default with its comments.</summary>
    public static string DefaultText { get; } = ReadDefault();

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A value is missing, unknown or out of range; one line.</exception>
    public static TrainingPlan Read(string path) =>
        File.Exists(path) ? Parse(File.ReadAllText(path), path) : throw new FormatException($"{path}: no such file; train --write-config FILE writes one to start from");

    /// <summary>Reads a text.</summary>
    /// <param name="text">JSON with comments.</param>
    /// <param name="name">What to call it in messages.</param>
    public static TrainingPlan Parse(string text, string name)
    {
        TrainingPlan plan;
        try
        {
            plan = JsonSerializer.Deserialize<TrainingPlan>(text, Options) ?? throw new FormatException($"{name}: null, expected a configuration");
        }
        catch (JsonException fault)
        {
            string place = fault.LineNumber is long line ? $" line {line + 1}" : "";
            throw new FormatException($"{name}{place}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }

        Check(plan, name);
        return plan;
    }

    /// <summary>The values without comments, as a run writes them.</summary>
    public static string ToText(TrainingPlan plan) => JsonSerializer.Serialize(plan, Options) + "\n";

    private static void Check(TrainingPlan plan, string name)
    {
        Range("subjects", [plan.Subjects], 40, 100_000);
        Range("folds", [plan.Folds], 2, 20);
        Range("inner_folds", [plan.InnerFolds], 3, 20);
        Range("teacher.members", [plan.Teacher.Members], 1, 20);
        Range("teacher.epochs", plan.Teacher.Epochs.Select(e => (double)e), 1, 1000);
        Range("student.epochs", plan.Student.Epochs.Select(e => (double)e), 1, 1000);
        Range("student.width", plan.Student.Width.Select(w => (double)w), 2, 64);
        Range("student.most_macs", [plan.Student.MostMacs], 1, 1_000_000);
        Range("batch_size", [plan.Teacher.BatchSize, plan.Student.BatchSize], 1, 100_000);
        Range("rate", [plan.Teacher.Rate, plan.Student.Rate, plan.Trees.Rate], 1e-9, 1);
        Range("decay", [plan.Teacher.Decay, plan.Student.Decay], 0, 10);
        Range("skip_factor", [plan.Teacher.SkipFactor, plan.Student.SkipFactor], 0, 10);
        Range("distillation.lambda", plan.Distillation.Lambda, 0, 1);
        Range("distillation.temperature", plan.Distillation.Temperature, 1, 20);
        Range("distillation.beta", plan.Distillation.Beta, 0, 0.5);
        Range("trees.number", plan.Trees.Number.Select(n => (double)n), 1, 10_000);
        Range("trees.leaves", [plan.Trees.Leaves], 2, 1024);
        Range("trees.least_examples", [plan.Trees.LeastExamples], 1, 1_000_000);
        if (plan.Student.Width.FirstOrDefault(w => w % 2 != 0) is int odd and not 0)
            throw new FormatException($"{name}: student.width {odd} is odd; it is shared by two heads");
        if (plan.Student.Width.FirstOrDefault(w => StudentNetwork.MacsOf(w) > plan.Student.MostMacs) is int wide and not 0)
            throw new FormatException($"{name}: student.width {wide} takes {StudentNetwork.MacsOf(wide)} multiply-accumulates for a new window, student.most_macs allows {plan.Student.MostMacs}; take it from the list or raise the budget");
        if (plan.Rows.FirstOrDefault(row => !RowCatalog.Optional.Contains(row)) is string unknown)
            throw new FormatException($"{name}: rows has '{unknown}'; there are {string.Join(", ", RowCatalog.Optional)}");

        void Range(string key, IEnumerable<double> values, double low, double high)
        {
            if (!values.Any())
                throw new FormatException($"{name}: {key} is an empty list, expected at least one value");
            foreach (double value in values)
                if (!(value >= low && value <= high))
                    throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name}: {key} is {value}, expected {low}..{high}"));
        }
    }

    private static string ReadDefault()
    {
        using Stream text = typeof(PlanFile).Assembly.GetManifestResourceStream("train.jsonc")
            ?? throw new InvalidOperationException("train.jsonc is not embedded");
        using StreamReader reader = new(text);
        return reader.ReadToEnd();
    }
}
