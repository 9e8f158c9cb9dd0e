namespace HrvXkd.CodeGen.Profile;

/// <summary>Instructions of each step of a model that was taken apart.</summary>
/// <param name="How">How they were counted, or why not.</param>
/// <param name="PerStep">Instructions of one run; empty if they were not counted.</param>
public sealed record InstructionCounts(string How, IReadOnlyList<long> PerStep)
{
    /// <summary>No counts.</summary>
    /// <param name="why">The reason.</param>
    /// <returns>The reason without counts.</returns>
    public static InstructionCounts Absent(string why) => new($"instructions: {why}", []);
}
