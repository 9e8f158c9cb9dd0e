// summary.json: snake case, indented by two, LF, the models' keys always in the same order, numbers with six significant digits. Same
// seed, same file, but for "seconds".
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Reads and writes summary.json.</summary>
public static class RunSummaryFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Converters = { new SixDigitsConverter() },
    };

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="summary">The figures.</param>
    public static void Write(string path, RunSummary summary) => File.WriteAllText(path, ToJson(summary));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="FormatException">The file is no summary; one line naming the file and the place.</exception>
    public static RunSummary Read(string path)
    {
        string text = File.ReadAllText(path);
        try
        {
            return JsonSerializer.Deserialize<RunSummary>(text, Options) ?? throw new FormatException($"{path}: null, expected the summary of a run");
        }
        catch (JsonException fault)
        {
            string place = fault.Path is null ? "" : $" at {fault.Path}, line {fault.LineNumber + 1}";
            throw new FormatException($"{path}: no summary of a run{place}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    /// <summary>The text of the file.</summary>
    /// <param name="summary">The figures.</param>
    /// <returns>JSON, ending in a line feed.</returns>
    internal static string ToJson(RunSummary summary) => JsonSerializer.Serialize(
        summary with
        {
            Auc = Ordered(summary.Auc),
            Brier = Ordered(summary.Brier),
            Ece = Ordered(summary.Ece),
            Sensitivity90 = Ordered(summary.Sensitivity90),
            Auprc = Ordered(summary.Auprc),
            Accuracy = Ordered(summary.Accuracy),
            F1 = Ordered(summary.F1),
            CalibrationSlope = Ordered(summary.CalibrationSlope),
            CalibrationIntercept = Ordered(summary.CalibrationIntercept),
            Choices = Ordered(summary.Choices),
            Weights = Ordered(summary.Weights),
            Macs = Ordered(summary.Macs),
        },
        Options) + "\n";

    /// <summary>JSON of other figures in the same form.</summary>
    /// <param name="figures">What to write.</param>
    /// <returns>JSON, ending in a line feed.</returns>
    internal static string Serialize<T>(T figures) => JsonSerializer.Serialize(figures, Options) + "\n";

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <param name="text">JSON.</param>
    internal static T? Deserialize<T>(string text) => JsonSerializer.Deserialize<T>(text, Options);

    /// <summary>Known models first, in the order of <see cref="ModelNames.All"/>, others by ordinal.</summary>
    private static Dictionary<string, T> Ordered<T>(IReadOnlyDictionary<string, T> byModel)
    {
        Dictionary<string, T> ordered = [];
        foreach (string key in ModelNames.All.Concat(ModelNames.Further).Where(byModel.ContainsKey).Concat(byModel.Keys.Except(ModelNames.All).Except(ModelNames.Further).Order(StringComparer.Ordinal)))
            ordered.Add(key, byModel[key]);
        return ordered;
    }
}
