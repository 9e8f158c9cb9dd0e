namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Gives up when nothing succeeds any more, instead of trying every file of a database in vain.</summary>
/// <param name="limit">Failures in a row that are borne.</param>
internal sealed class FailureBrake(int limit)
{
    private int _inARow;

    public void Succeeded() => Interlocked.Exchange(ref _inARow, 0);

    /// <summary>Counts a failure; a file that the server simply does not have is none of the server.</summary>
    /// <exception cref="FetchException">Too many in a row.</exception>
    public void Failed(TransferFault fault)
    {
        if (!fault.IsNotFound && Interlocked.Increment(ref _inARow) >= limit)
            throw new FetchException($"{limit} files in a row could not be had, the last: {fault.Message}; run again later: what is there is kept", fault);
    }
}
