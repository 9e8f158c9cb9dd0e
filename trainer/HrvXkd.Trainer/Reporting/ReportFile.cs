using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrvXkd.Trainer.Reporting;

/// <summary>report.json: all that the page shows, so that it can be made again without training.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ReportData data) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(data, Options));

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is missing, or none of this program; one line.</exception>
    public static ReportData Read(string path)
    {
        if (!File.Exists(path))
            throw new FormatException($"{path}: no such file; a finished run or train writes it");
        try
        {
            return JsonSerializer.Deserialize<ReportData>(File.ReadAllBytes(path), Options) ?? throw new FormatException($"{path}: null, expected the data of a report");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{path}: no data of a report: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }
}
