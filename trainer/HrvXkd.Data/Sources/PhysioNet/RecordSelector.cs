namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Tells by headers alone whether a record has what is needed.</summary>
internal sealed class RecordSelector(MetadataStore store, FetchOptions options)
{
    /// <summary>Looks at a record.</summary>
    /// <returns>Null if it does, else why not.</returns>
    /// <exception cref="TransferFault">A header cannot be had.</exception>
    /// <exception cref="FormatException">A header is none.</exception>
    public async Task<string?> ReasonAgainstAsync(string record, CancellationToken cancel)
    {
        HeaderFacts head = await store.HeaderAsync(record, cancel).ConfigureAwait(false);
        if (head.RateHz < options.MinRateHz)
            return "rate too low";
        if (head.Segments.Count == 0)
            return Missing(head.Signals) ?? TooShort(head.Seconds);
        if (TooShort(head.Seconds) is { } reason)
            return reason;
        string folder = SafePath.Folder(record);
        // The first of a variable layout has no samples and lists every signal that comes in any segment.
        (string first, long frames) = head.Segments[0];
        if (first != HeaderFacts.Gap && frames == 0)
        {
            HeaderFacts layout = await store.HeaderAsync(folder + first, cancel).ConfigureAwait(false);
            if (Missing(layout.Signals) is { } missing)
                return missing;
        }

        double seconds = await SecondsTogetherAsync(folder, head, cancel).ConfigureAwait(false);
        return seconds == 0 && options.Need.Count > 0 ? "needed signals never at the same time" : TooShort(seconds);
    }

    private async Task<double> SecondsTogetherAsync(string folder, HeaderFacts head, CancellationToken cancel)
    {
        long frames = 0;
        foreach ((string name, long length) in head.Segments.Where(segment => segment.Name != HeaderFacts.Gap && segment.Frames > 0))
        {
            HeaderFacts segment = await store.HeaderAsync(folder + name, cancel).ConfigureAwait(false);
            if (Missing(segment.Signals) is null)
                frames += length;
        }

        return frames / head.RateHz;
    }

    private string? Missing(IReadOnlyList<HeaderSignal> signals)
    {
        SignalNeed? missing = options.Need.FirstOrDefault(need => !signals.Any(signal => need.IsMetBy(signal.Description)));
        return missing is null ? null : $"no {missing}";
    }

    private string? TooShort(double seconds) => seconds < options.MinSeconds ? "too short" : null;
}
