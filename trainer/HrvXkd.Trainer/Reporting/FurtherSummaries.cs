using System.Text.Json;

namespace HrvXkd.Trainer.Reporting;

/// <summary>What other commands left in a run's folder for its report.</summary>
internal static class FurtherSummaries
{
    /// <summary>Reads the figures of another command.</summary>
    /// <param name="path">Its JSON file.</param>
    /// <returns>Null if it is not there.</returns>
    /// <exception cref="FormatException">The file is of something else; one line.</exception>
    public static T? TryRead<T>(string path)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return RunSummaryFile.Deserialize<T>(File.ReadAllText(path));
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{path}: not the figures of the command that writes this file: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }
}
