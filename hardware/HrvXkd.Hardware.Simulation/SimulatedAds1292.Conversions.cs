// When the chip converts and what it has ready: START, settling, data rate, DRDY, reset and power.
namespace HrvXkd.Hardware.Simulation;

public sealed partial class SimulatedAds1292
{
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
    private long _firstNs;
    private long _periodNs;
    private long _completed;
    private long _edgesBefore;
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
            return _unread;
        }
    }

    /// <summary>Falling edges of DRDY since power-on.</summary>
    public long EdgeCount
    {
        get
        {
            Advance();
            return _edgesBefore + _completed;
        }
    }

    /// <summary>Conversions that were replaced by the next one before anything was clocked out.</summary>
    public long MissedConversions { get; private set; }

    /// <summary>Time of the latest falling edge of DRDY, ns; of no meaning before the first.</summary>
    public long LatestEdgeNs => _firstNs + ((_completed - 1) * _periodNs);

    /// <summary>Time of the next falling edge of DRDY, ns; <see cref="long.MaxValue"/> if the chip does not convert.</summary>
    public long NextEdgeNs
    {
        get
        {
            Advance();
            return _converting ? _firstNs + (_completed * _periodNs) : long.MaxValue;
        }
    }

    // Brings the converter up to the present. Of several conversions nobody looked at only the last can still be read.
    private void Advance()
    {
        long nowNs = _clock.NowNs;
        if (!_converting || nowNs < _firstNs + (_completed * _periodNs))
            return;
        long completed = ((nowNs - _firstNs) / _periodNs) + 1;
        MissedConversions += completed - _completed - (_unread ? 0 : 1);
        _completed = completed;
        _unread = true;
        long number = _edgesBefore + completed;
        bool referenceValid = LatestEdgeNs >= _referenceNs;
        _converter.Convert(LatestEdgeNs, number, referenceValid, (int)Math.Min(number - _changedAt, int.MaxValue));
    }

    private void UpdateConverting()
    {
        bool convert = (_startPin || _startCommand) && !_standby && !_resetLow;
        if (convert && !_converting)
            RestartFilter();
        if (!convert)
            StopConverting();
        _converting = convert;
    }

    // The first conversion after this is settled whatever was changed before it.
    private void RestartFilter()
    {
        StopConverting();
        _periodNs = ChipTiming.PeriodNs(_registers.DataRate, _registers.SlowClock);
        _firstNs = Math.Max(_clock.NowNs, _readyNs) + ChipTiming.SettlingNs(_registers.DataRate, _registers.SlowClock);
        _changedAt = _edgesBefore - ChipTiming.SettlingConversions;
    }

    private void StopConverting()
    {
        _edgesBefore += _completed;
        _completed = 0;
        _unread = false;
    }

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
        _continuous = true;
        _startCommand = false;
        _standby = false;
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
            _referenceNs = _registers.ReferenceOn ? _clock.NowNs + ChipTiming.ReferenceNs : long.MaxValue;
        if (!_converting)
            return;
        if (address is ChipRegisters.Config1 or ChipRegisters.LoffStat or ChipRegisters.Resp1 or ChipRegisters.Resp2)
            RestartFilter();
        else if (address is ChipRegisters.Config2 or ChipRegisters.Ch1Set or ChipRegisters.Ch2Set)
            _changedAt = _edgesBefore + _completed;
    }
}
