using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrvXkd.Data.Sources.PhysioNet;

namespace HrvXkd.Trainer.Fetching;

/// <summary>What a fetch came to, in words and as JSON.</summary>
internal static class FetchSummary
{
    private const int FailuresShown = 20;

    private static readonly JsonSerializerOptions Snake = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Lines for a reader.</summary>
    public static IEnumerable<string> Lines(FetchOptions options, FetchResult result)
    {
        string rejected = string.Join(", ", result.RecordsRejected.Select(pair => $"{Number(pair.Value)} {pair.Key}"));
        yield return $"{options.Database.Name}: {Number(result.RecordsSelected)} of {Number(result.RecordsSeen)} records selected by header{(rejected.Length > 0 ? $" (not: {rejected})" : "")}";
        if (result.RecordsSelected == 0)
            yield return "nothing was selected; see --need, --min-minutes, --min-rate and --records";
        else if (options.DryRun)
            yield return $"would fetch {Number(result.Files)} files, {Size(result.BytesPlanned)} and annotations; nothing was written into {options.Folder}";
        else
            yield return $"{Number(result.FilesFetched)} files fetched, {Number(result.FilesKept)} were there; {Size(result.BytesReceived)} received, {Number(result.Retries)} retries, {Number(result.Resumes)} resumed, {Number(result.WrongFiles)} arrived wrong";
        if (result.FilesFetched > 0)
            yield return result.HasChecksums
                ? $"{Number(result.FilesVerified)} files agree with the database's SHA-256 list{NotListed(result)}; they are in {options.Folder}"
                : $"the database has no SHA-256 list: lengths alone were checked; the files are in {options.Folder}";
        if (result.Failures.Count > 0)
            yield return $"MISSING {Number(result.Failures.Count)}, run again for them:";
        foreach (FetchFailure failure in result.Failures.Take(FailuresShown))
            yield return $"  {failure.Path}: {failure.Reason}";
        if (result.Failures.Count > FailuresShown)
            yield return $"  and {Number(result.Failures.Count - FailuresShown)} more (--json lists all)";
    }

    /// <summary>The figures as JSON.</summary>
    public static string Json(FetchOptions options, FetchResult result, TimeSpan elapsed)
    {
        JsonObject root = JsonSerializer.SerializeToNode(result, Snake)!.AsObject();
        root.Insert(0, "database", options.Database.Name);
        root.Insert(1, "address", options.Database.Root.AbsoluteUri);
        root.Insert(2, "dry_run", options.DryRun);
        root["seconds"] = Math.Round(elapsed.TotalSeconds, 3);
        return root.ToJsonString(Snake) + "\n";
    }

    /// <summary>Bytes for a reader.</summary>
    public static string Size(long bytes) => (bytes / 1048576.0).ToString("#,0.0", CultureInfo.InvariantCulture) + " MiB";

    private static string NotListed(FetchResult result) => result.FilesVerified < result.FilesFetched
        ? $", {Number(result.FilesFetched - result.FilesVerified)} are not in it and had their lengths checked"
        : "";

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
