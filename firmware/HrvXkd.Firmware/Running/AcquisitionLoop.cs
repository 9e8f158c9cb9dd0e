// The acquisition thread: data ready -> frame -> analysis -> ring, and nothing else. A chip that stops is brought back by the driver's stream; here it is
// told. The thread feeds the watchdog, so that a stuck acquisition is what a watchdog sees. It also sets the chip up: while the chip waits for its reference
// the rest of the program gets ready, and what is measured before that is done waits in the ring.
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Analysis;
using HrvXkd.Firmware.Live;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.RealTime;

namespace HrvXkd.Firmware.Running;

/// <summary>Runs the pipeline on its own thread.</summary>
internal sealed class AcquisitionLoop : IAcquisition
{
    private const int StepTimeoutMs = 50;
    private const int SettleTimeoutMs = 500;
    private const int SilentSteps = 4;
    private const int CorruptFrames = 32;

    private readonly DeviceFrontEnd _frontEnd;
    private readonly IEventWriter _events;
    private readonly Ads1292Configuration _configuration;
    private readonly RealTimeOptions _realTime;
    private readonly RingSink _sink;
    private readonly Lazy<RiskAnalysis> _analysis;
    private readonly Action _alive;
    private readonly int _feedEvery;
    private readonly long _limit;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _measuring = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DevicePipeline? _pipeline;
    private volatile bool _stop;
    private volatile bool _ended;
    private long _allocatedBefore;
    private long _allocated;
    private int _corruptInARow;
    private int _silentInARow;
    private bool _lost;

    /// <summary>Prepares the thread; the chip is not touched before <see cref="Start"/>.</summary>
    /// <param name="frontEnd">The chip.</param>
    /// <param name="configuration">What it shall do.</param>
    /// <param name="model">The student.</param>
    /// <param name="profile">Windows.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="realTime">What the thread asks of Linux.</param>
    /// <param name="alive">Called a few times a second from the thread while it runs; must not block.</param>
    /// <param name="limit">Samples after which it ends by itself; 0 for never.</param>
    public AcquisitionLoop(
        DeviceFrontEnd frontEnd, Ads1292Configuration configuration, IRiskModel model, WindowProfile profile, IEventWriter events, RealTimeOptions realTime, Action alive,
        long limit)
    {
        _frontEnd = frontEnd;
        _configuration = configuration;
        _realTime = realTime;
        _events = events;
        _alive = alive;
        _limit = limit > 0 ? limit : long.MaxValue;
        _feedEvery = configuration.DataRate.Hz() / 4;
        _sink = new RingSink(events);
        _analysis = new Lazy<RiskAnalysis>(() => RiskAnalysis.For(configuration, model, profile, _sink));
        _thread = new Thread(Run) { Name = "acquisition", IsBackground = false };
    }

    /// <summary>How frames are read.</summary>
    public ReadMode Reading { get; init; }

    /// <summary>Ends when the first sample has been read or has not come in time.</summary>
    public Task Measuring => _measuring.Task;

    /// <summary>Ends with the thread.</summary>
    public Task Finished => _finished.Task;

    /// <inheritdoc/>
    public Ads1292Part Part => _frontEnd.Chip.Part;

    /// <inheritdoc/>
    public long Samples => _pipeline?.Samples ?? 0;

    /// <inheritdoc/>
    public long Corrupt => _pipeline?.Counters.Corrupt ?? 0;

    /// <inheritdoc/>
    public long Restarts => _pipeline is { Counters: { } counters } ? counters.Resumes + counters.Reconfigurations : 0;

    /// <inheritdoc/>
    public long Dropped => _events.Dropped;

    /// <inheritdoc/>
    public long AllocatedBytes => Volatile.Read(ref _allocated);

    /// <summary>What Linux did not grant of what was asked for; known once the chip is set up.</summary>
    public IReadOnlyList<RealTimeSetting> Refused { get; private set; } = [];

    /// <summary>When the first sample had been read, or had not come in time.</summary>
    public DateTime FirstSampleUtc { get; private set; }

    /// <inheritdoc/>
    public bool HasEnded => _ended;

    /// <inheritdoc/>
    public Exception? Fault { get; private set; }

    /// <summary>Starts the thread, which sets up the chip and measures; makes the analysis meanwhile.</summary>
    public void Start()
    {
        _thread.Start();
        _ = _analysis.Value;
    }

    /// <inheritdoc/>
    public bool AwaitChip()
    {
        _decided.Task.Wait();
        if (_pipeline is null && Fault is { } fault)
            ExceptionDispatchInfo.Capture(fault).Throw();
        return true;
    }

    /// <summary>Ends the thread, delivers what is delayed and stops the chip. May be called twice.</summary>
    public void Stop()
    {
        _stop = true;
        _thread.Join();
    }

    private void Run()
    {
        try
        {
            Refused = [.. RealTimeThread.Apply(_realTime).Where(setting => !setting.Granted)];
            _frontEnd.Chip.Initialize(_configuration);
            DevicePipeline pipeline = new(_frontEnd.Chip, _frontEnd.DataReady, _analysis.Value, _sink);
            _pipeline = pipeline;
            _frontEnd.Chip.Start(Reading);
            _decided.SetResult();
            Measure(pipeline);
            pipeline.Finish();
            _frontEnd.Chip.Stop();
        }
        catch (Exception fault)
        {
            Fault = fault;
        }

        _ended = true;
        _decided.TrySetResult();
        _measuring.TrySetResult();
        _finished.SetResult();
    }

    private void Measure(DevicePipeline pipeline)
    {
        pipeline.Settle(SettleTimeoutMs);
        _alive();
        Step(pipeline);
        FirstSampleUtc = DateTime.UtcNow;
        _measuring.SetResult();
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (int untilFed = 1; !_stop && pipeline.Samples < _limit;)
        {
            Step(pipeline);
            if (--untilFed > 0)
                continue;
            untilFed = _feedEvery;
            _alive();
            Volatile.Write(ref _allocated, GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(DevicePipeline pipeline)
    {
        FrameState state = pipeline.Step(StepTimeoutMs);
        if (state == FrameState.Good && (_silentInARow | _corruptInARow) == 0 && !_lost)
            return;
        _silentInARow = state == FrameState.Timeout ? _silentInARow + 1 : 0;
        _corruptInARow = state == FrameState.Corrupt ? _corruptInARow + 1 : state == FrameState.Timeout ? _corruptInARow : 0;
        bool lost = _silentInARow >= SilentSteps || _corruptInARow >= CorruptFrames;
        if (lost == _lost)
            return;
        _lost = lost;
        _events.TryWrite(new DeviceEvent(EventKind.Chip, pipeline.Samples, 0, lost ? 1 : 0, (int)Restarts, 0));
    }
}
