using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace HrvXkd.CodeGen.Commands;

/// <summary>What the commands have in common.</summary>
internal static class Options
{
    /// <summary>What a file of vectors may be.</summary>
    public const string VectorFormats = ".npz with one array an input, .npy for the one input that is no mask, vectors along the first axis, or .csv with columns INPUT.0, INPUT.1, ...";

    public static JsonSerializerOptions SnakeCase { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n" };

    public static Option<string> Model() => new("--model") { Description = "ONNX file, QDQ int8 or float. Inputs features [N,8,12] and valid [N,8] with one logit stream; any others are taken as whole vectors.", Required = true };

    public static Option<string?> Json() => File("--json", "File for the figures.");

    public static Option<string?> Html() => File("--html", "File for one self-contained page of the figures.");

    // Checked before the work, which may be long.
    private static Option<string?> File(string name, string about)
    {
        Option<string?> option = new(name) { Description = about };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } path && (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))))
                result.AddError($"{name} {path}: accepted: a file in a folder that exists");
        });
        return option;
    }

    /// <summary>A whole number with separators.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
