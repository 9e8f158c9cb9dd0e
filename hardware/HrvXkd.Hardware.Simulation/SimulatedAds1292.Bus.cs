// The serial interface: bytes in, bytes out, one call of Select..Deselect per low phase of chip select.
// A command acts 4 clocks (7.8 us) after its last bit, and only if chip select is still low by then.
namespace HrvXkd.Hardware.Simulation;

public sealed partial class SimulatedAds1292
{
    private const int NoCommand = 0;
    private const int Wakeup = 0x02;
    private const int Standby = 0x04;
    private const int ResetCommand = 0x06;
    private const int Start = 0x08;
    private const int Stop = 0x0A;
    private const int Rdatac = 0x10;
    private const int Sdatac = 0x11;
    private const int Rdata = 0x12;
    private const int OffsetCal = 0x1A;
    private const int KindMask = 0xE0;
    private const int Rreg = 0x20;
    private const int Wreg = 0x40;
    private const int FrameBytes = 9;

    private readonly byte[] _frame = new byte[FrameBytes];
    private Phase _phase;
    private int _framePosition;
    private int _opcode;
    private int _address;
    private int _left;
    private long _commandByteNs;
    private bool _singleShotDone;
    private long _latchedEdge;
    private int _pendingCommand;
    private int _pendingRegister = -1;
    private int _pendingValue;

    private enum Phase
    {
        Command,
        Count,
        RegistersOut,
        RegistersIn,
        Ignore,
    }

    private void Select()
    {
        ThrowBusError();
        Advance();
        _phase = Phase.Command;
        _framePosition = FrameBytes;
        _carry = 0;
        if (_wrongMode)
            Note(Mistake.WrongMode, 0);
        if (_byteNs < BitsPerByte * ChipTiming.ShortestBitNs)
            Note(Mistake.ClockTooFast, 0);
        if (_clock.NowNs < _readyNs || _resetLow)
        {
            Note(_clock.NowNs < _poweredNs ? Mistake.NotPoweredUp : Mistake.ChipBusy, 0);
            _phase = Phase.Ignore;
        }
        else if (_continuous && !_standby)
        {
            LatchFrame();
        }
    }

    private int Shift(int input)
    {
        // The first clock edge raises DRDY.
        _unread = false;
        long startNs = _clock.NowNs;
        if (_mosi is not null)
            input = _mosi.Carry(input, startNs, _byteNs / BitsPerByte);
        int output = OnWire(NextOutput(), startNs);
        _clock.Advance(_byteNs);
        Commit();
        if (_phase != Phase.Ignore)
            Take(input);
        Advance();
        if (_framePosition < FrameBytes && _continuous && _edges != _latchedEdge)
            Overtake();
        return output;
    }

    private int OnWire(int output, long startNs)
    {
        if (_wrongMode)
        {
            int late = (_carry << (BitsPerByte - 1)) | (output >> 1);
            _carry = output & 1;
            output = late;
        }

        if (_byteNs < BitsPerByte * ChipTiming.ShortestBitNs)
            output &= (int)(ChipNoise.Uniform(startNs, output) * 256);
        return _miso is null ? output : _miso.Carry(output, startNs, _byteNs / BitsPerByte);
    }

    // The rest of the frame is that of the new conversion.
    private void Overtake()
    {
        Note(Mistake.ReadOvertaken, _framePosition);
        int position = _framePosition;
        LatchFrame();
        _framePosition = position;
    }

    private void Deselect()
    {
        Commit();
        if (_pendingCommand != NoCommand || _pendingRegister >= 0)
            Note(Mistake.ChipSelectTooSoon, _pendingCommand != NoCommand ? _pendingCommand : _pendingRegister);
        if (_phase is Phase.Count or Phase.RegistersOut or Phase.RegistersIn)
            Note(Mistake.CommandCut, _opcode);
        _pendingCommand = NoCommand;
        _pendingRegister = -1;
    }

    private int NextOutput()
    {
        if (_framePosition < FrameBytes)
            return _frame[_framePosition++];
        if (_phase != Phase.RegistersOut)
            return 0;
        int value = _registers.Read(_address++, _converter.LeadOffBits);
        if (--_left == 0)
            _phase = Phase.Command;
        return value;
    }

    private void Take(int input)
    {
        switch (_phase)
        {
            case Phase.Command when input != NoCommand:
                TakeOpcode(input);
                break;
            case Phase.Count:
                if (Spaced())
                {
                    _left = (input & 0x1F) + 1;
                    _phase = (_opcode & KindMask) == Rreg ? Phase.RegistersOut : Phase.RegistersIn;
                }

                break;
            case Phase.RegistersIn:
                if (Spaced())
                {
                    (_pendingRegister, _pendingValue) = (_address++, input);
                    if (--_left == 0)
                        _phase = Phase.Command;
                }

                break;
        }
    }

    private void TakeOpcode(int opcode)
    {
        _opcode = opcode;
        if (_standby && opcode != Wakeup)
        {
            Lose(Mistake.IgnoredInStandby, opcode);
            return;
        }

        if (_pendingCommand != NoCommand || _pendingRegister >= 0)
        {
            Lose(Mistake.BytesTooClose, opcode);
            return;
        }

        _commandByteNs = _clock.NowNs;
        bool register = (opcode & KindMask) is Rreg or Wreg;
        if (_continuous && (register || opcode is ResetCommand or Rdata or OffsetCal))
        {
            Lose(Mistake.IgnoredInContinuousMode, opcode);
        }
        else if (register)
        {
            _address = opcode & 0x1F;
            _phase = Phase.Count;
        }
        else if (opcode == Rdata)
        {
            if (_converting || _singleShotDone)
                LatchFrame();
            else
                Note(Mistake.NotConverting, opcode);
        }
        else if (opcode is Wakeup or Standby or ResetCommand or Start or Stop or Rdatac or Sdatac or OffsetCal)
        {
            _pendingCommand = opcode;
        }
        else
        {
            Lose(Mistake.UnknownCommand, opcode);
        }
    }

    // The chip needs 4 clocks between the bytes of a command.
    private bool Spaced()
    {
        bool spaced = _clock.NowNs - _commandByteNs >= ChipTiming.DecodeNs;
        _commandByteNs = _clock.NowNs;
        if (!spaced)
            Lose(Mistake.BytesTooClose, _opcode);
        return spaced;
    }

    private void Lose(Mistake mistake, int value)
    {
        Note(mistake, value);
        _phase = Phase.Ignore;
    }

    private void Commit()
    {
        if (_clock.NowNs - _commandByteNs < ChipTiming.DecodeNs)
            return;
        if (_pendingRegister >= 0)
            WriteRegister(_pendingRegister, _pendingValue);
        _pendingRegister = -1;
        int command = _pendingCommand;
        _pendingCommand = NoCommand;
        if (command != NoCommand)
            Execute(command);
    }

    private void Execute(int command)
    {
        _nowNs = _clock.NowNs;
        switch (command)
        {
            case Sdatac:
                _continuous = false;
                break;
            case Rdatac:
                _continuous = true;
                break;
            case ResetCommand:
                _readyNs = _clock.NowNs + ChipTiming.ResetCommandNs;
                ResetRegisters();
                break;
            case Start:
                _startCommand = true;
                _singleShotDone = false;
                break;
            case Stop:
                _startCommand = false;
                break;
            case Standby:
                _standby = true;
                break;
            case Wakeup when _standby:
                _standby = false;
                _readyNs = _clock.NowNs + ChipTiming.WakeNs;
                break;
            case OffsetCal when !_registers.CalibrationOn:
                Note(Mistake.CalibrationOff, command);
                break;
            case OffsetCal:
                _converter.Calibrate();
                _readyNs = _clock.NowNs + ChipTiming.CalibrationNs;
                if (_converting)
                    RestartFilter();
                break;
        }

        UpdateConverting();
    }

    private void LatchFrame()
    {
        int status = 0xC00000 | (_converter.LeadOffBits << 15) | (_registers.GpioLevels << 13);
        Put(0, status);
        Put(3, _converter.Codes[0]);
        Put(6, _converter.Codes[1]);
        _latchedEdge = _edges;
        _framePosition = 0;
    }

    private void Put(int at, int value)
    {
        _frame[at] = (byte)((value >> 16) & 0xFF);
        _frame[at + 1] = (byte)((value >> 8) & 0xFF);
        _frame[at + 2] = (byte)(value & 0xFF);
    }
}
