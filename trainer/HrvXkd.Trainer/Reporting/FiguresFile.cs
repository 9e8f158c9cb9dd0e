using HrvXkd.CommandLine;

namespace HrvXkd.Trainer.Reporting;

/// <summary>The file of --json: refused before the work starts if it cannot be written, so that no minutes are lost.</summary>
internal static class FiguresFile
{
    /// <summary>Refuses what cannot be written.</summary>
    /// <param name="path">The file; null if none was asked for.</param>
    /// <exception cref="UsageException">A folder, or in no folder that exists.</exception>
    public static void Check(string? path)
    {
        if (path is not null && (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))))
            throw new UsageException($"--json {path}: not a file in a folder that exists");
    }

    /// <summary>Writes the figures.</summary>
    /// <param name="path">The file; null if none was asked for.</param>
    /// <param name="figures">What to write.</param>
    public static void Write<T>(string? path, T figures)
    {
        if (path is not null)
            File.WriteAllText(path, RunSummaryFile.Serialize(figures));
    }
}
