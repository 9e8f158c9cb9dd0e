// Commands and verified register access. Every transfer ends with a zero byte: chip select must stay low for 4 clocks
// after the last bit of a command, and Linux raises it as soon as the last byte is out.
using System.Device.Gpio;

namespace HrvXkd.Hardware.Adc;

public sealed partial class Ads1292
{
    private const int ReferenceOnBit = 0x20;
    private const int ReferenceBits = 0x30;

    private readonly byte[] _out = new byte[RegisterCodec.LongestTransfer];
    private readonly byte[] _in = new byte[RegisterCodec.LongestTransfer];
    private readonly int[] _values = new int[RegisterCodec.Count];
    private readonly int[] _expected = new int[RegisterCodec.Count];
    private int _referenceSettled;

    /// <summary>Reads one register; the chip must not be converting.</summary>
    /// <param name="register">Register.</param>
    /// <returns>0..255.</returns>
    /// <exception cref="InvalidOperationException">Converting: in continuous mode the chip ignores register access.</exception>
    public int ReadRegister(Register register)
    {
        Span<int> value = stackalloc int[1];
        ReadRegisters(register, value);
        return value[0];
    }

    /// <summary>Reads consecutive registers; the chip must not be converting.</summary>
    /// <param name="first">First register.</param>
    /// <param name="values">Receives one value per register, 0..255.</param>
    /// <exception cref="InvalidOperationException">Converting: in continuous mode the chip ignores register access.</exception>
    public void ReadRegisters(Register first, Span<int> values)
    {
        RequireRange(first, values.Length, Register.Id);
        int length = RegisterCodec.EncodeRead(_out, (int)first, values.Length);
        _spi.TransferFullDuplex(_out.AsSpan(0, length), _in.AsSpan(0, length));
        for (int i = 0; i < values.Length; i++)
            values[i] = _in[2 + i];
    }

    /// <summary>Writes one register with its reserved bits forced, and reads it back.</summary>
    /// <param name="register">Register, not the part register.</param>
    /// <param name="value">0..255.</param>
    /// <exception cref="InvalidOperationException">Converting.</exception>
    /// <exception cref="Ads1292Exception">The register does not read back as written.</exception>
    public void WriteRegister(Register register, int value) => WriteRegisters(register, [value]);

    /// <summary>Writes consecutive registers with reserved bits forced, and reads them back.</summary>
    /// <param name="first">First register, not the part register.</param>
    /// <param name="values">Values, 0..255.</param>
    /// <exception cref="InvalidOperationException">Converting.</exception>
    /// <exception cref="Ads1292Exception">A register does not read back as written.</exception>
    public void WriteRegisters(Register first, ReadOnlySpan<int> values)
    {
        RequireRange(first, values.Length, Register.Config1);
        values.CopyTo(_values);
        int length = RegisterCodec.EncodeWrite(_out, (int)first, _values, values.Length);
        _spi.TransferFullDuplex(_out.AsSpan(0, length), _in.AsSpan(0, length));

        Span<int> read = stackalloc int[values.Length];
        ReadRegisters(first, read);
        for (int i = 0; i < values.Length; i++)
        {
            int address = (int)first + i;
            int written = RegisterCodec.Filter(address, values[i]);
            _expected[address] = written;
            if (address == (int)Register.Config2 && (written & ReferenceBits) != _referenceSettled)
                _referenceSettled = 0;
            if (!RegisterCodec.Matches(address, written, read[i]))
            {
                throw new Ads1292Exception(
                    $"ADS1292 register {(Register)address} (0x{address:X2}): wrote 0x{written:X2}, read back 0x{read[i]:X2}. Check wiring and supplies, then initialise again.");
            }
        }
    }

    // The reference takes longest to settle, so it is switched on before anything else; the filter then settles on a valid one.
    private void WriteAll(ReadOnlySpan<int> registers)
    {
        int reference = registers[(int)Register.Config2 - 1] & ReferenceBits;
        WriteRegisters(Register.Config2, registers.Slice((int)Register.Config2 - 1, 1));
        if ((reference & ReferenceOnBit) != 0 && reference != _referenceSettled)
            _delay.DelayMicroseconds(Ads1292Timing.Reference);
        _referenceSettled = reference;
        WriteRegisters(Register.Config1, registers);
    }

    // All registers in one transfer; a second reading tells a flipped bit on the wire from a register that was lost.
    private bool RegistersStand() => RegistersMatch() || RegistersMatch();

    private bool RegistersMatch()
    {
        TransferRegisters();
        return _in[2] == (int)Part && FirstMismatch() < 0;
    }

    private void TransferRegisters()
    {
        int length = RegisterCodec.EncodeRead(_out, (int)Register.Id, RegisterCodec.Count);
        _spi.TransferFullDuplex(_out.AsSpan(0, length), _in.AsSpan(0, length));
    }

    private int FirstMismatch()
    {
        for (int register = 1; register < RegisterCodec.Count; register++)
        {
            if (!RegisterCodec.Matches(register, _expected[register], _in[2 + register]))
                return register;
        }

        return -1;
    }

    private void RequireRange(Register first, int count, Register lowest)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        RequireStopped();
        RequireAwake();
        ArgumentOutOfRangeException.ThrowIfLessThan((int)first, (int)lowest, nameof(first));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)first + count, RegisterCodec.Count, nameof(count));
    }

    private void RequireStopped()
    {
        if (_running)
            throw new InvalidOperationException("The chip is converting and would ignore register access: call Stop first.");
    }

    private void SendCommand(Command command, int waitMicroseconds)
    {
        int length = RegisterCodec.EncodeCommand(_out, (int)command);
        _spi.TransferFullDuplex(_out.AsSpan(0, length), _in.AsSpan(0, length));
        _delay.DelayMicroseconds(waitMicroseconds);
    }

    private void Reset(int powerOnMicroseconds)
    {
        if (_startPin >= 0)
            DriveStart(false);
        _delay.DelayMicroseconds(powerOnMicroseconds);
        PulseReset();
        // Reset leaves the chip in continuous mode, where it ignores register access.
        SendCommand(Command.StopReadingContinuously, Ads1292Timing.Decode);
    }

    private void PulseReset()
    {
        if (_resetPin >= 0)
        {
            _gpio!.Write(_resetPin, PinValue.Low);
            _delay.DelayMicroseconds(Ads1292Timing.ResetPulse);
            _gpio.Write(_resetPin, PinValue.High);
            _delay.DelayMicroseconds(Ads1292Timing.AfterResetPulse);
        }
        else
        {
            // In continuous mode the chip may ignore the command, so leave that first.
            SendCommand(Command.StopReadingContinuously, Ads1292Timing.Decode);
            SendCommand(Command.Reset, Ads1292Timing.AfterResetCommand);
        }
    }

    private Ads1292Part ReadPart()
    {
        int id = ReadRegister(Register.Id);
        return IsKnown(id) ? (Ads1292Part)id : throw new Ads1292Exception(
            $"No ADS1292: the part register reads 0x{id:X2}, expected 0x53 (ADS1292), 0x73 (ADS1292R) or 0x52 (ADS1291). {Hint(id)}");
    }

    private static bool IsKnown(int id) => (Ads1292Part)id is Ads1292Part.Ads1291 or Ads1292Part.Ads1292 or Ads1292Part.Ads1292R;

    private static string Hint(int id) => id is 0x00 or 0xFF
        ? "All bits alike: MISO is dead or floating, or the chip has no supply or is held in reset."
        : "Check SPI mode 1, the clock and the power-up order.";
}
