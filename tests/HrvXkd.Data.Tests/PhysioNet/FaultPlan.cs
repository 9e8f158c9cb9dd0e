using System.Collections.Concurrent;

namespace HrvXkd.Tests.PhysioNet;

/// <summary>Wrong answers in an order drawn from a seed: each file has a queue of them, and each request takes the next.</summary>
internal sealed class FaultPlan
{
    // Wrong content is noticed only with the whole file; more often than that a file counts as wrong for good.
    private const int MostWrongPerFile = 2;

    private static readonly ServerFault[] Content =
        [ServerFault.ShortLength, ServerFault.WrongByte, ServerFault.Elsewhere, ServerFault.WrongRest];

    private static readonly ServerFault[] NeedsRange = [ServerFault.WrongRest, ServerFault.IgnoreRange, ServerFault.OtherRange];

    private readonly ConcurrentDictionary<string, Queue<ServerFault>> _queues = new(StringComparer.Ordinal);

    /// <summary>Draws a plan.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="paths">Files with a digest; each is asked for until it is right.</param>
    /// <param name="count">Faults.</param>
    public FaultPlan(int seed, string[] paths, int count)
    {
        Random random = new(seed);
        ServerFault[] kinds = Enum.GetValues<ServerFault>();
        for (int placed = 0; placed < count;)
        {
            string path = paths[random.Next(paths.Length)];
            // Every kind comes before any comes often.
            ServerFault fault = placed < kinds.Length ? kinds[placed] : kinds[random.Next(kinds.Length)];
            Queue<ServerFault> queue = _queues.GetOrAdd(path, _ => new Queue<ServerFault>());
            if (Array.IndexOf(Content, fault) >= 0 && queue.Count(Content.Contains) >= MostWrongPerFile)
                continue;
            queue.Enqueue(fault);
            Faults[fault] = Faults.GetValueOrDefault(fault) + 1;
            placed++;
        }
    }

    /// <summary>How often each comes.</summary>
    public Dictionary<ServerFault, int> Faults { get; } = [];

    /// <summary>Faults that no request has met.</summary>
    public int Left => _queues.Values.Sum(queue => queue.Count);

    /// <summary>The fault for a request, or null.</summary>
    public ServerFault? Next(ServedRequest request)
    {
        if (request.Method != "GET" || !_queues.TryGetValue(request.Path, out Queue<ServerFault>? queue))
            return null;
        lock (queue)
        {
            if (queue.Count == 0)
                return null;
            // A fault of ranges waits for a request with one, which a cut brings about.
            if (Array.IndexOf(NeedsRange, queue.Peek()) >= 0 && request.From is null)
                return ServerFault.Cut;
            return queue.Dequeue();
        }
    }
}
