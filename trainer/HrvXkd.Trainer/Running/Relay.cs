namespace HrvXkd.Trainer.Running;

/// <summary>Reports on the calling thread; Progress&lt;T&gt; would post to the thread pool and arrive late.</summary>
/// <param name="report">Receives each value.</param>
internal sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
