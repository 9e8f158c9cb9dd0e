namespace HrvXkd.Wfdb.Internals;

/// <summary>Where contradictions go that leave the samples readable: to the caller at once, or on a list.</summary>
/// <param name="policy">Which of the two.</param>
internal sealed class FaultLog(FaultPolicy policy)
{
    private readonly List<string> _found = [];

    /// <summary>What was found so far; the first <see cref="Limits.Faults"/>.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>Refuses or lists.</summary>
    /// <param name="message">One line.</param>
    public void Add(string message)
    {
        if (policy == FaultPolicy.Refuse)
            throw new WfdbException(message);
        if (_found.Count < Limits.Faults && !_found.Contains(message))
            _found.Add(message);
    }
}
