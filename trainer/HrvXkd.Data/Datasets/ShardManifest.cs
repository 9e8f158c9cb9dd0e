using System.Text.Json;

namespace HrvXkd.Data.Datasets;

/// <summary>What one shard holds; written when it is finished.</summary>
internal sealed record ShardManifest(
    int Shard, int Shards, string Settings, string Code, string Cohort, bool IsSynthetic, string Profile, double? OracleAuc, bool RecordsAreGroups, string Rule,
    IReadOnlyList<ShardRecord> Records, IReadOnlyList<SkippedRecording> Skipped)
{
    private const string Folder = "shards";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes under another name and renames.</summary>
    public void Write(string outFolder)
    {
        string path = PathOf(outFolder, Shard, Shards);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string fresh = FormattableString.Invariant($"{path}.{Environment.ProcessId}.new");
        File.WriteAllText(fresh, JsonSerializer.Serialize(this, Indented));
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>All shards of a folder, in order; complete, and of the same settings and code.</summary>
    /// <param name="outFolder">The folder.</param>
    /// <param name="shards">How many there are to be; null to tell from the folder.</param>
    /// <exception cref="FormatException">A shard is missing or does not fit the others; one line.</exception>
    public static IReadOnlyList<ShardManifest> ReadAll(string outFolder, int? shards)
    {
        string folder = Path.Combine(outFolder, Folder);
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        ShardManifest[] all = [.. files.Select(Read).Where(manifest => shards is null || manifest.Shards == shards).OrderBy(manifest => manifest.Shard)];
        if (all.Length == 0)
            throw new FormatException($"{folder}: no finished shard; run prepare --shard 1/N and so on first");
        int[] counts = [.. all.Select(manifest => manifest.Shards).Distinct()];
        if (counts.Length > 1)
            throw new FormatException($"{folder}: holds shards of {string.Join(" and of ", counts)}; delete those that are not wanted");
        string[] missing = [.. Enumerable.Range(1, counts[0]).Except(all.Select(manifest => manifest.Shard)).Select(shard => $"{shard}/{counts[0]}")];
        if (missing.Length > 0)
            throw new FormatException($"{folder}: {missing.Length} of {counts[0]} shards missing, the first is {missing[0]}; run prepare --shard {missing[0]}");
        foreach (ShardManifest other in all)
            if (other.Settings != all[0].Settings || other.Code != all[0].Code)
                throw new FormatException($"{folder}: shard {other.Shard} was made with other settings or code than shard {all[0].Shard}; run it again");
        return all;
    }

    private static ShardManifest Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ShardManifest>(File.ReadAllText(file)) ?? throw new JsonException("empty");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{file}: no list of a shard ({fault.Message.ReplaceLineEndings(" ")}); delete it and run that shard again", fault);
        }
    }

    private static string PathOf(string outFolder, int shard, int shards) => Path.Combine(outFolder, Folder, FormattableString.Invariant($"{shard}-of-{shards}.json"));
}
