using System.Globalization;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Says what is wrong with options before anything is asked of a server.</summary>
internal static class OptionChecks
{
    private const int MostConnections = 16;
    private const int MostRetries = 100;

    /// <summary>Checks all.</summary>
    /// <exception cref="FormatException">One is wrong.</exception>
    public static void Require(FetchOptions options)
    {
        Range(options.Connections, 1, MostConnections, "--connections");
        Range(options.Retries, 0, MostRetries, "--retries");
        Range(options.Limit ?? 1, 1, int.MaxValue, "--limit");
        Range(options.Timeout.TotalSeconds, 0.01, 3600, "--timeout");
        Range(options.MinSeconds, 0, 1e9, "--min-minutes (as seconds)");
        Range(options.MinRateHz, 0, 1e6, "--min-rate");
        Range(options.KeepFreeBytes, 0, long.MaxValue, "--keep-free");
        Range(options.MaxFileBytes, 1, long.MaxValue, "--max-file");
        SafePath.CheckedName(options.List, "--list");
        if (options.Records is { Count: 0 })
            throw new FormatException("--records names no record");
    }

    private static void Range(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it may be {least}..{most}"));
    }
}
