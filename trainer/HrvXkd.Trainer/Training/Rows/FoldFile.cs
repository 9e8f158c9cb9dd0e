using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrvXkd.Data;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>The outcome of a fold on disk; it is whole or not there, and it names what it was made from.</summary>
internal static class FoldFile
{
    /// <summary>What must be the same for an outcome to be used again: data, configuration, program, fold.</summary>
    /// <param name="dataHash">Of the sequences.</param>
    /// <param name="plan">How models are trained.</param>
    /// <param name="fold">The fold.</param>
    public static string KeyOf(string dataHash, TrainingPlan plan, int fold) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{dataHash}\n{PlanFile.ToText(plan)}\n{CodeVersion.Of<ModelFolder>()}\n{fold}")));

    /// <summary>Writes an outcome beside its place and moves it there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">See <see cref="KeyOf"/>.</param>
    /// <param name="outcome">The outcome.</param>
    public static void Write(string path, string key, FoldOutcome outcome)
    {
        string part = path + ".part";
        File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(new Content(key, outcome)));
        File.Move(part, path, overwrite: true);
    }

    /// <summary>Reads an outcome.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What it must have been made from.</param>
    /// <returns>Null if it is not there, damaged, or made from something else.</returns>
    public static FoldOutcome? TryRead(string path, string key)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            Content? content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path));
            return content?.Key == key ? content.Outcome : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Content(string Key, FoldOutcome Outcome);
}
