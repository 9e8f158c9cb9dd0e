// cohort.json beside the records of a simulated cohort: without it a folder of simulated records would pass for a recorded one.
using System.Text.Json;
using System.Text.Json.Nodes;
using HrvXkd.Core;

namespace HrvXkd.Data.Sources.Synthesis;

/// <summary>What a folder of simulated records says of itself.</summary>
/// <param name="Profile">Window profile that fits the length of the recordings.</param>
/// <param name="OracleAuc">AUC of the exact likelihood ratio.</param>
internal sealed record CohortFile(WindowProfile Profile, double OracleAuc)
{
    public const string Name = "cohort.json";
    private const int HolterSeconds = 300 + ((Sequence.Windows - 1) * 150);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads the file of a folder; null if there is none.</summary>
    /// <exception cref="FormatException">It is wrong; one line.</exception>
    public static CohortFile? Find(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
            if ((bool?)root["synthetic"] is not true || (double?)root["oracle_auc"] is not (>= 0 and <= 1 and double auc))
                throw new FormatException($"{path}: expected \"synthetic\": true and an \"oracle_auc\" in 0..1");
            return new CohortFile((string?)root["profile"] == "holter" ? WindowProfile.Holter() : WindowProfile.Short(), auc);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new FormatException($"{path}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    /// <summary>Profile for recordings of a length: holter if a sequence of its windows fits in.</summary>
    public static WindowProfile ProfileFor(int seconds) => seconds >= HolterSeconds ? WindowProfile.Holter() : WindowProfile.Short();

    /// <summary>Writes the file.</summary>
    public static void Write(string folder, SyntheticOptions options, double oracleAuc)
    {
        JsonObject root = new()
        {
            ["synthetic"] = true,
            ["notice"] = "Simulated patients: shows that the software works, not that hypertension can be found.",
            ["seed"] = options.Seed,
            ["subjects"] = options.Subjects,
            ["seconds"] = options.Seconds,
            ["profile"] = ProfileFor(options.Seconds).Name,
            ["oracle_auc"] = oracleAuc,
            ["effects"] = new JsonObject(EffectsFile.Pairs(options.Effects).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value)))),
        };
        File.WriteAllText(Path.Combine(folder, Name), root.ToJsonString(Indented) + "\n");
    }
}
