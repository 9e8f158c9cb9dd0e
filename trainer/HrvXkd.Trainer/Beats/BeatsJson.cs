using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrvXkd.Trainer.Beats;

/// <summary>The figures as JSON: those of the pool, and under per_record the same of each record. Shares are 0..1.</summary>
internal static class BeatsJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Formats.</summary>
    public static string Format(BeatsResult result)
    {
        JsonObject root = JsonSerializer.SerializeToNode(result.Pooled)!.AsObject();
        root["per_record"] = JsonSerializer.SerializeToNode(result.PerRecord);
        return root.ToJsonString(Indented) + "\n";
    }
}
