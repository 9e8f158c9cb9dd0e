// The acquisition thread: data ready -> frame -> analysis -> ring, and nothing else. A chip that stops is brought back by the driver's stream; here it is
// told. The thread feeds the watchdog, so that a stuck acquisition is what a watchdog sees.
using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Live;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Running;

/// <summary>Runs the pipeline on its own thread.</summary>
internal sealed class AcquisitionLoop
{
    private const int StepTimeoutMs = 50;
    private const int SettleTimeoutMs = 500;
    private const int SilentSteps = 4;
    private const int CorruptFrames = 32;

    private readonly DeviceFrontEnd _frontEnd;
    private readonly EventRing _ring;
    private readonly DevicePipeline _pipeline;
    private readonly Action _alive;
    private readonly long _feedEvery;
    private readonly long _limit;
    private readonly Thread _thread;
    private volatile bool _stop;
    private volatile bool _ended;
    private long _allocatedBefore;
    private long _allocated;
    private int _corruptInARow;
    private int _silentInARow;
    private bool _lost;

    /// <summary>Initialises and starts the chip; the thread is started by <see cref="Start"/>.</summary>
    /// <param name="frontEnd">The chip.</param>
    /// <param name="configuration">What it shall do.</param>
    /// <param name="model">The student.</param>
    /// <param name="profile">Windows.</param>
    /// <param name="ring">Receives events.</param>
    /// <param name="alive">Called a few times a second from the thread while it runs; must not block.</param>
    /// <param name="limit">Samples after which it ends by itself; 0 for never.</param>
    /// <exception cref="Ads1292Exception">The chip does not answer as it should.</exception>
    public AcquisitionLoop(
        DeviceFrontEnd frontEnd, Ads1292Configuration configuration, IRiskModel model, WindowProfile profile, EventRing ring, Action alive, long limit)
    {
        _frontEnd = frontEnd;
        _ring = ring;
        _alive = alive;
        _limit = limit > 0 ? limit : long.MaxValue;
        _feedEvery = configuration.DataRate.Hz() / 4;
        frontEnd.Chip.Initialize(configuration);
        _pipeline = new DevicePipeline(frontEnd.Chip, frontEnd.DataReady, model, profile, new RingSink(ring));
        _thread = new Thread(Run) { Name = "acquisition", IsBackground = false };
    }

    /// <summary>Samples since the start, lost ones counted.</summary>
    public long Samples => _pipeline.Samples;

    /// <summary>Frames refused.</summary>
    public long Corrupt => _pipeline.Counters.Corrupt;

    /// <summary>How often the chip was started anew.</summary>
    public long Restarts => _pipeline.Counters.Resumes + _pipeline.Counters.Reconfigurations;

    /// <summary>Bytes the thread allocated after its first samples.</summary>
    public long AllocatedBytes => Volatile.Read(ref _allocated);

    /// <summary>When the chip had settled.</summary>
    public DateTime FirstSampleUtc { get; private set; }

    /// <summary>True once the thread has ended.</summary>
    public bool HasEnded => _ended;

    /// <summary>What ended the thread, or null.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Ends the thread, delivers what is delayed and stops the chip.</summary>
    public void Stop()
    {
        _stop = true;
        _thread.Join();
    }

    private void Run()
    {
        try
        {
            _frontEnd.Chip.Start();
            _pipeline.Settle(SettleTimeoutMs);
            FirstSampleUtc = DateTime.UtcNow;
            _alive();
            _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            for (long steps = 0; !_stop && _pipeline.Samples < _limit; steps++)
            {
                Step();
                if (steps % _feedEvery == 0)
                {
                    _alive();
                    Volatile.Write(ref _allocated, GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore);
                }
            }

            _pipeline.Finish();
            _frontEnd.Chip.Stop();
        }
        catch (Exception fault)
        {
            Fault = fault;
        }

        _ended = true;
    }

    private void Step()
    {
        FrameState state = _pipeline.Step(StepTimeoutMs);
        _silentInARow = state == FrameState.Timeout ? _silentInARow + 1 : 0;
        _corruptInARow = state == FrameState.Corrupt ? _corruptInARow + 1 : state == FrameState.Timeout ? _corruptInARow : 0;
        bool lost = _silentInARow >= SilentSteps || _corruptInARow >= CorruptFrames;
        if (lost == _lost)
            return;
        _lost = lost;
        _ring.TryWrite(new DeviceEvent(EventKind.Chip, _pipeline.Samples, 0, lost ? 1 : 0, (int)Restarts, 0));
    }
}
