namespace HrvXkd.Trainer.Reporting;

/// <summary>What is said beside every result.</summary>
internal static class Disclaimer
{
    private const string NoDevice = "Research software, not a medical device.";

    /// <summary>What a notice leaves unsaid.</summary>
    /// <param name="notice">Shown before it.</param>
    public static string After(string notice) =>
        (notice.Contains("not a medical device", StringComparison.OrdinalIgnoreCase) ? "" : NoDevice + " ")
        + "Not for diagnosis, treatment or monitoring; a low risk does not exclude hypertension.";
}
