using System.Runtime.ExceptionServices;

namespace HrvXkd.Trainer.Training;

/// <summary>Works on several folds at a time.</summary>
internal static class FoldLoop
{
    /// <summary>Runs all; if some fail, the fault of the first is thrown as it is.</summary>
    /// <param name="count">Number of works.</param>
    /// <param name="threads">Works at a time; 0 takes one for each processor.</param>
    /// <param name="work">Receives 0..count - 1.</param>
    /// <param name="cancel">Stops before the next work.</param>
    public static void Run(int count, int threads, Action<int> work, CancellationToken cancel)
    {
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancel };
        try
        {
            Parallel.For(0, count, parallel, work);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }
}
