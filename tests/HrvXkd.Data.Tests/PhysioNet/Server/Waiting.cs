namespace HrvXkd.Tests.PhysioNet;

/// <summary>Waits for what will happen, without a clock.</summary>
internal static class Waiting
{
    /// <summary>Ends when the token is cancelled.</summary>
    public static async Task WaitAsync(this CancellationToken token)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = token.Register(done.SetResult);
        await done.Task;
    }
}
