// Fetches recordings as PhysioNet publishes them. Layout: https://physionet.org/files/NAME/VERSION/ (RECORDS, ANNOTATORS, SHA256SUMS.txt).
namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Fetches databases of PhysioNet or of a server with the same layout, so that a run that was stopped goes on.</summary>
public static class PhysioNetFetch
{
    /// <summary>Fetches, or in a dry run lists.</summary>
    /// <param name="options">What, where to and how.</param>
    /// <param name="listener">Hears of it while it runs, or null.</param>
    /// <param name="cancel">Stops; what is there is kept.</param>
    /// <returns>Figures and what is missing.</returns>
    /// <exception cref="FormatException">An option, the database's name or a list is wrong.</exception>
    /// <exception cref="FetchException">Network, server or disk gave up.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static Task<FetchResult> RunAsync(FetchOptions options, IFetchListener? listener, CancellationToken cancel) =>
        RunAsync(options, FetchServices.OfThisMachine, listener, cancel);

    internal static async Task<FetchResult> RunAsync(
        FetchOptions options, FetchServices services, IFetchListener? listener, CancellationToken cancel)
    {
        using FetchRun run = new(options, services, listener);
        return await run.RunAsync(cancel).ConfigureAwait(false);
    }
}
