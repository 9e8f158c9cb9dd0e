// Faults of supply, reference, electrodes, oscillator and wires, on demand or from a script.
namespace HrvXkd.Hardware.Simulation;

public sealed partial class SimulatedAds1292
{
    private const double PartsPerMillion = 1e-6;
    private const int FrontElectrodes = 3;

    private readonly bool _wrongMode;
    private FaultScript? _faults;
    private FaultTimeline? _timeline;
    private FaultyLine? _miso;
    private FaultyLine? _mosi;
    private bool _dark;
    private bool _referenceAway;
    private int _carry;

    /// <summary>What goes wrong from now on; null for nothing. Times are on the virtual clock; those that are over are not made up for.</summary>
    public FaultScript? Faults
    {
        get => _faults;
        set
        {
            Advance();
            _faults = value;
            _timeline = value is null ? null : new FaultTimeline(value);
            _miso = value is null ? null : new FaultyLine(value, FaultKind.MisoFlip, FaultKind.MisoLow, FaultKind.MisoHigh);
            _mosi = value is null ? null : new FaultyLine(value, FaultKind.MosiFlip, FaultKind.MosiLow, FaultKind.MosiHigh);
        }
    }

    /// <summary>How far the oscillator is off its nominal frequency, parts per million; a script's drift adds to it.</summary>
    public double OscillatorPpm { get; set; }

    /// <summary>Lets the supply break down and come back: registers at reset values, and the time of a power-up until anything answers.</summary>
    /// <param name="durationNs">Time without supply, ns.</param>
    public void BrownOut(long durationNs)
    {
        Advance();
        PowerDown(_clock.NowNs);
        PowerUp(_clock.NowNs + durationNs);
    }

    private void Apply((long TimeNs, FaultKind Kind, bool Begins) change)
    {
        switch (change)
        {
            case (_, FaultKind.BrownOut, true):
                PowerDown(change.TimeNs);
                break;
            case (_, FaultKind.BrownOut, false):
                PowerUp(change.TimeNs);
                break;
            case (_, _, true):
                _referenceAway = true;
                break;
            default:
                _referenceAway = false;
                _referenceNs = _registers.ReferenceOn ? change.TimeNs : long.MaxValue;
                break;
        }
    }

    private void PowerDown(long atNs)
    {
        _dark = true;
        _readyNs = long.MaxValue;
        _poweredNs = long.MaxValue;
        StopConverting();
        _converting = false;
        _nowNs = atNs;
    }

    private void PowerUp(long atNs)
    {
        _dark = false;
        _poweredNs = atNs + ChipTiming.PowerOnNs;
        _readyNs = _poweredNs;
        _nowNs = atNs;
        ResetRegisters();
    }

    private void ThrowBusError()
    {
        if (_faults is not null && _faults.IsActive(FaultKind.BusError, _clock.NowNs))
            throw new IOException("Error 5 performing SPI data transfer.");
    }

    private int OffAt(long timeNs)
    {
        int off = ElectrodesOff;
        if (_faults is not null && _faults.Find(FaultKind.LeadOff, timeNs) is var index and >= 0)
            off |= (int)_faults.Of(FaultKind.LeadOff)[index].ValueOr(FrontElectrodes);
        return off;
    }

    // Each drift begins where the one before it ended.
    private double PeriodAt(long timeNs)
    {
        double ppm = OscillatorPpm;
        if (_faults is not null)
        {
            double from = 0;
            foreach (Fault fault in _faults.Of(FaultKind.Oscillator))
            {
                if (timeNs < fault.StartNs)
                    break;
                double share = timeNs >= fault.EndNs ? 1 : (timeNs - fault.StartNs) / (double)fault.DurationNs;
                from += share * (fault.ValueOr(0) - from);
            }

            ppm += from;
        }

        return ppm == 0 ? _periodNs : _periodNs / (1 + (ppm * PartsPerMillion));
    }

    // Share of its final value that the reference has; 0 while codes are at full scale.
    private double ReferenceAt(long timeNs)
    {
        if (_referenceAway || _referenceNs == long.MaxValue)
            return 0;
        long sinceNs = timeNs - _referenceNs;
        if (sinceNs >= ChipTiming.ReferenceNs)
            return 1;
        if (sinceNs < ChipTiming.ReferenceRisesNs)
            return 0;
        const double start = 0.9;
        return start + ((1 - start) * (sinceNs - ChipTiming.ReferenceRisesNs) / (ChipTiming.ReferenceNs - ChipTiming.ReferenceRisesNs));
    }
}
