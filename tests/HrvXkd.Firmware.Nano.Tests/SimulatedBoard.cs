extern alias nano;
using HrvXkd.Hardware.Simulation;
using nano::HrvXkd.Firmware.Nano;

namespace HrvXkd.Firmware.Nano.Tests;

/// <summary>The application's board over the simulated chip. Every call takes the time that an interpreter needs for it.</summary>
internal sealed class SimulatedBoard : IFrontEndBoard
{
    private const long CallNs = 20 * VirtualClock.NsPerMicrosecond;
    private const long TickNs = 100;

    private readonly SimulatedDataReady _ready;

    public SimulatedBoard(int id = 0x73)
    {
        Chip = new SimulatedAds1292(Clock, id) { NoiseOn = true };
        _ready = new SimulatedDataReady(Chip, Clock);
    }

    public VirtualClock Clock { get; } = new();

    public SimulatedAds1292 Chip { get; }

    /// <summary>Work between two frames, ns, by the number of the wait.</summary>
    public Func<int, long> Work { get; set; } = _ => 0;

    /// <summary>Waits for data so far.</summary>
    public int Waits { get; private set; }

    /// <summary>Time of the first conversion that was read, ns.</summary>
    public long FirstDataNs { get; private set; }

    public long NowTicks => Clock.NowNs / TickNs;

    public double Seconds => Clock.NowNs / (double)VirtualClock.NsPerSecond;

    public void Transfer(byte[] write, byte[] read)
    {
        Chip.TransferFullDuplex(write, read);
        Clock.Advance(CallNs);
    }

    public void SetReset(bool high) => Set(() => Chip.ResetPin = high);

    public void SetStart(bool high) => Set(() => Chip.StartPin = high);

    // As on the device: the level decides, an edge only ends the sleep.
    public bool WaitForData(int timeoutMs)
    {
        Clock.Advance(Work(Waits++));
        long deadline = Clock.NowNs + (timeoutMs * VirtualClock.NsPerMs);
        while (!_ready.IsReady)
        {
            if (Clock.NowNs >= deadline)
                return false;
            _ready.Wait(20, out _);
        }

        if (FirstDataNs == 0)
            FirstDataNs = Chip.LatestEdgeNs;
        Clock.Advance(CallNs);
        return true;
    }

    public void Pause(int milliseconds) => Clock.Advance(milliseconds * VirtualClock.NsPerMs);

    private void Set(Action pin)
    {
        pin();
        Clock.Advance(CallNs);
    }
}
