// Waiting times between attempts: doubled each time, with jitter, never below what the server asks for (RFC 9110, 10.2.3).
namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>How often and after what time a file is tried again.</summary>
/// <param name="retries">Further attempts without progress, 0 or more.</param>
/// <param name="seed">Seed of the jitter.</param>
internal sealed class RetryPolicy(int retries, int seed)
{
    // A server that changes a file all the time makes progress for ever.
    private const int AttemptsInAllFactor = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Longest wait that a server may ask for; a longer one ends the attempts.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(15);

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    public int Retries => retries;

    public int RetriesInAll => retries * AttemptsInAllFactor;

    /// <summary>Time before the next attempt.</summary>
    /// <param name="failures">Attempts in a row without progress, 1 or more.</param>
    /// <param name="asked">Time that the server asks to wait, or null.</param>
    public TimeSpan Delay(int failures, TimeSpan? asked)
    {
        double share;
        lock (_lock)
            share = 0.5 + (0.5 * _random.NextDouble());
        double seconds = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 16))) * share;
        TimeSpan own = TimeSpan.FromSeconds(seconds);
        return asked > own ? asked.Value : own;
    }
}
