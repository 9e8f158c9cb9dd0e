using HrvXkd.Data;

namespace HrvXkd.Trainer.Running;

/// <summary>What is said wherever a figure of a run is shown.</summary>
internal static class Notice
{
    private const string Device = "Research software, not a medical device.";

    public static string Of(Cohort cohort) => cohort.IsSynthetic
        ? $"SYNTHETIC cohort: simulated patients, no figure says anything about people. {Device}"
        : $"Recordings of {cohort.Name}. {Device}";
}
