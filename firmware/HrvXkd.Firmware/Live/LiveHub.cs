using System.Threading.Channels;

namespace HrvXkd.Firmware.Live;

/// <summary>Hands batches to everyone who watches. Who does not keep up loses the oldest ones; nobody waits for a watcher.</summary>
internal sealed class LiveHub
{
    private const int WaitingBatches = 32;
    private const int KeptWindows = 24;

    // Five minutes at 300 beats a minute.
    private const int KeptBeats = 1500;

    private readonly Lock _gate = new();
    private readonly List<Channel<LiveBatch>> _watchers = [];
    private readonly Queue<WindowStatus> _windows = new();
    private readonly Queue<LiveBeat> _beats = new();

    /// <summary>The latest batch, or null.</summary>
    public LiveBatch? Latest { get; private set; }

    /// <summary>How many watch.</summary>
    public int Watchers
    {
        get
        {
            lock (_gate)
                return _watchers.Count;
        }
    }

    /// <summary>What happened before now.</summary>
    public LiveHistory History()
    {
        lock (_gate)
            return new LiveHistory([.. _windows], [.. _beats]);
    }

    /// <summary>Starts to watch.</summary>
    /// <returns>Batches from now on; to be given back to <see cref="Leave"/>.</returns>
    public Channel<LiveBatch> Join()
    {
        Channel<LiveBatch> channel = Channel.CreateBounded<LiveBatch>(
            new BoundedChannelOptions(WaitingBatches) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true });
        lock (_gate)
            _watchers.Add(channel);
        return channel;
    }

    /// <summary>Ends watching.</summary>
    /// <param name="channel">From <see cref="Join"/>.</param>
    public void Leave(Channel<LiveBatch> channel)
    {
        lock (_gate)
            _watchers.Remove(channel);
    }

    /// <summary>Hands a batch on.</summary>
    /// <param name="batch">The batch.</param>
    public void Publish(LiveBatch batch)
    {
        Latest = batch;
        lock (_gate)
        {
            Keep(batch);
            foreach (Channel<LiveBatch> watcher in _watchers)
                watcher.Writer.TryWrite(batch);
        }
    }

    private void Keep(LiveBatch batch)
    {
        foreach (LiveBeat beat in batch.Beats)
        {
            _beats.Enqueue(beat);
            if (_beats.Count > KeptBeats)
                _beats.Dequeue();
        }

        if (batch.Status.Window is not { } window || window.Index == _windows.LastOrDefault()?.Index)
            return;
        _windows.Enqueue(window);
        if (_windows.Count > KeptWindows)
            _windows.Dequeue();
    }
}
