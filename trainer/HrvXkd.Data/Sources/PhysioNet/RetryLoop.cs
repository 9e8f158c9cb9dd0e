namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Tries again, with growing pauses, while there is hope.</summary>
internal sealed class RetryLoop(HttpSource source, RetryPolicy policy, FetchServices services, FetchMeter meter)
{
    // Without any answer yet the address is more likely wrong than the network bad.
    private const int RetriesBeforeFirstAnswer = 2;
    private const int FailuresWorthANotice = 3;
    private static readonly TimeSpan WaitWorthANotice = TimeSpan.FromSeconds(10);

    private long _pausedUntilTicks;

    /// <summary>Runs something until it succeeds or there is no hope.</summary>
    /// <param name="name">What it is about, for notices.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="have">Bytes that are there; an attempt that brought some is progress.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="TransferFault">The last failure.</exception>
    public async Task<T> RunAsync<T>(string name, Func<Task<T>> attempt, Func<long> have, CancellationToken cancel)
    {
        int failures = 0;
        for (int attempts = 1; ; attempts++)
        {
            long before = have();
            try
            {
                await PauseAsync(cancel).ConfigureAwait(false);
                return await attempt().ConfigureAwait(false);
            }
            catch (TransferFault fault) when (fault.MayPass)
            {
                failures = have() > before ? 1 : failures + 1;
                if (failures > Allowed || attempts > policy.RetriesInAll)
                    throw new TransferFault(attempts == 1 ? fault.Message : $"{fault.Message}; tried {attempts} times", false, fault.Status);
                await WaitAsync(name, fault, failures, cancel).ConfigureAwait(false);
            }
        }
    }

    private int Allowed => source.EverAnswered ? policy.Retries : Math.Min(policy.Retries, RetriesBeforeFirstAnswer);

    private async Task WaitAsync(string name, TransferFault fault, int failures, CancellationToken cancel)
    {
        if (fault.RetryAfter > RetryPolicy.LongestAsked)
            throw new TransferFault(
                FormattableString.Invariant($"{fault.Message}; it asks to come back in {fault.RetryAfter.Value.TotalMinutes:0} minutes"), false, fault.Status);
        TimeSpan delay = policy.Delay(failures, fault.RetryAfter);
        // A server that is too busy is too busy for every connection.
        if (fault.RetryAfter is not null)
            Interlocked.Exchange(ref _pausedUntilTicks, (services.Now() + delay).UtcTicks);
        meter.Retried();
        if (failures >= FailuresWorthANotice || delay > WaitWorthANotice)
            meter.Notice(FormattableString.Invariant($"{name}: {fault.Message}; again in {delay.TotalSeconds:0.0} s"));
        await services.Delay(delay, cancel).ConfigureAwait(false);
    }

    private async Task PauseAsync(CancellationToken cancel)
    {
        long ticks = Interlocked.Read(ref _pausedUntilTicks) - services.Now().UtcTicks;
        if (ticks > 0)
            await services.Delay(TimeSpan.FromTicks(ticks), cancel).ConfigureAwait(false);
    }
}
