// When the chip converts and what it has ready: START, settling, data rate, DRDY, reset and power.
namespace HrvXkd.Hardware.Simulation;

public sealed partial class SimulatedAds1292
{
    private const int EdgesKept = 4096;

    private readonly long[] _edgeTimes = new long[EdgesKept];
    private readonly long[] _edgeRestarts = new long[EdgesKept];
    private bool _continuous;
    private bool _startPin;
    private bool _startCommand;
    private bool _standby;
    private bool _converting;
    private bool _unread;
    private bool _resetLow;
    private long _resetLowNs;
    private long _readyNs;
    private long _referenceNs = long.MaxValue;
    private long _nowNs;
    private double _nextNs;
    private long _periodNs;
    private long _edges;
    private long _restarts;
    private long _changedAt;

    /// <summary>Level of the START pin.</summary>
    public bool StartPin
    {
        get => _startPin;
        set
        {
            Advance();
            _startPin = value;
            UpdateConverting();
        }
    }

    /// <summary>Level of the PWDN/RESET pin; a low pulse resets, 4 ms or more of it powers down.</summary>
    public bool ResetPin
    {
        get => !_resetLow;
        set
        {
            Advance();
            if (value == !_resetLow)
                return;
            _resetLow = !value;
            if (_resetLow)
                _resetLowNs = _clock.NowNs;
            else
                EndReset(_clock.NowNs - _resetLowNs);
        }
    }

    /// <summary>True while DRDY is low: a conversion waits to be read.</summary>
    public bool DataReady
    {
        get
        {
            Advance();
            return _unread && !(_converting && _nextNs - _clock.NowNs < ChipTiming.ReadyGapNs);
        }
    }

    /// <summary>Falling edges of DRDY since power-on.</summary>
    public long EdgeCount
    {
        get
        {
            Advance();
            return _edges;
        }
    }

    /// <summary>Conversions that were replaced by the next one before anything was clocked out.</summary>
    public long MissedConversions { get; private set; }

    /// <summary>Time of the latest falling edge of DRDY, ns; of no meaning before the first.</summary>
    public long LatestEdgeNs { get; private set; }

    /// <summary>Time of the next falling edge of DRDY, ns; <see cref="long.MaxValue"/> if the chip does not convert.</summary>
    public long NextEdgeNs
    {
        get
        {
            Advance();
            return _converting ? EdgeAt(_nextNs) : long.MaxValue;
        }
    }

    /// <summary>Number of the edge at or last before a time, among the latest 4096.</summary>
    /// <param name="timeNs">Time, ns.</param>
    /// <returns>1 for the first since power-on; 0 if none of those kept is so early.</returns>
    public long EdgeNumberAt(long timeNs)
    {
        long first = Math.Max(0, EdgeCount - EdgesKept);
        for (long number = _edges; number > first; number--)
        {
            if (EdgeTime(number) <= timeNs)
                return number;
        }

        return 0;
    }

    /// <summary>Time of an edge among the latest 4096.</summary>
    /// <param name="number">Its number, 1 for the first since power-on.</param>
    /// <returns>ns.</returns>
    public long EdgeTime(long number) => _edgeTimes[number % EdgesKept];

    /// <summary>Times that the filter had been restarted before an edge: edges before and after a restart are not at even distances.</summary>
    /// <param name="number">Its number, among the latest 4096.</param>
    /// <returns>0 or more.</returns>
    public long RestartsBefore(long number) => _edgeRestarts[number % EdgesKept];

    // The clock has whole ns; periods of an oscillator that is off its nominal frequency have parts of one.
    private static long EdgeAt(double timeNs) => (long)Math.Ceiling(timeNs);

    // Brings the chip up to the present, through faults that change it on the way.
    private void Advance()
    {
        long nowNs = _clock.NowNs;
        while (_timeline is not null && _timeline.NextNs <= nowNs)
        {
            ConvertUntil(_timeline.NextNs);
            Apply(_timeline.Take());
        }

        ConvertUntil(nowNs);
        _nowNs = nowNs;
    }

    // Of several conversions nobody looked at only the last can still be read.
    private void ConvertUntil(long untilNs)
    {
        _nowNs = untilNs;
        if (!_converting || _nextNs > untilNs)
            return;
        do
        {
            MissedConversions += _unread ? 1 : 0;
            _unread = true;
            LatestEdgeNs = EdgeAt(_nextNs);
            _edges++;
            _edgeTimes[_edges % EdgesKept] = LatestEdgeNs;
            _edgeRestarts[_edges % EdgesKept] = _restarts;
            _nextNs += PeriodAt(LatestEdgeNs);
            if (_registers.SingleShot)
            {
                _converting = false;
                _startCommand = false;
                _singleShotDone = true;
            }
        }
        while (_converting && _nextNs <= untilNs);

        _converter.Convert(
            LatestEdgeNs, _edges, ReferenceAt(LatestEdgeNs), (int)Math.Min(_edges - _changedAt, int.MaxValue), OffAt(LatestEdgeNs));
    }

    private void UpdateConverting()
    {
        bool convert = (_startPin || _startCommand) && !_standby && !_resetLow && !_dark;
        if (!_startPin)
            _singleShotDone = false;
        if (convert && !_converting && !_singleShotDone)
        {
            _converting = true;
            RestartFilter();
        }

        if (!convert)
        {
            StopConverting();
            _converting = false;
        }
    }

    // The first conversion after this is settled whatever was changed before it.
    private void RestartFilter()
    {
        StopConverting();
        _restarts++;
        _periodNs = ChipTiming.PeriodNs(_registers.DataRate, _registers.SlowClock);
        _nextNs = Math.Max(_nowNs, _readyNs) + ChipTiming.SettlingNs(_registers.DataRate, _registers.SlowClock);
        _changedAt = _edges - ChipTiming.SettlingConversions;
    }

    private void StopConverting() => _unread &= _singleShotDone;

    private void EndReset(long lowNs)
    {
        if (lowNs < ChipTiming.ShortestResetNs)
        {
            Note(Mistake.ResetTooShort, 0);
            UpdateConverting();
            return;
        }

        bool poweredDown = lowNs >= ChipTiming.PowerDownNs;
        if (poweredDown)
            Note(Mistake.ResetHeldTooLong, 0);
        _readyNs = Math.Max(_readyNs, _clock.NowNs + (poweredDown ? ChipTiming.WakeNs : ChipTiming.ResetPinNs));
        ResetRegisters();
    }

    private void ResetRegisters()
    {
        _registers.Reset();
        _converter.Reset();
        _continuous = true;
        _startCommand = false;
        _standby = false;
        _singleShotDone = false;
        _referenceNs = long.MaxValue;
        _converting = false;
        StopConverting();
        UpdateConverting();
    }

    private void WriteRegister(int address, int value)
    {
        if (!_registers.IsAllowed(address, value))
            Note(Mistake.ReservedBits, address);
        bool referenceWasOn = _registers.ReferenceOn;
        if (!_registers.TryWrite(address, value))
        {
            Note(Mistake.ReadOnlyRegister, address);
            return;
        }

        if (_registers.ReferenceOn != referenceWasOn)
            _referenceNs = _registers.ReferenceOn ? _clock.NowNs : long.MaxValue;
        if (!_converting)
            return;
        if (address is ChipRegisters.Config1 or ChipRegisters.LoffStat or ChipRegisters.Resp1 or ChipRegisters.Resp2)
            RestartFilter();
        else if (address is ChipRegisters.Config2 or ChipRegisters.Ch1Set or ChipRegisters.Ch2Set)
            _changedAt = _edges;
    }
}
