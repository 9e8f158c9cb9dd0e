// The twelve registers as the chip keeps them, written from the datasheet and not from the driver's codec, so that the
// two check each other.
namespace HrvXkd.Hardware.Simulation;

/// <summary>Register file.</summary>
internal sealed class ChipRegisters(int id)
{
    public const int Count = 12;
    public const int Config1 = 1;
    public const int Config2 = 2;
    public const int Loff = 3;
    public const int Ch1Set = 4;
    public const int Ch2Set = 5;
    public const int RldSens = 6;
    public const int LoffSens = 7;
    public const int LoffStat = 8;
    public const int Resp1 = 9;
    public const int Resp2 = 10;
    public const int Gpio = 11;

    private const int ClockDivider = 0x40;
    private const int RespirationPart = 0x20;

    private readonly byte[] _values = new byte[Count];

    public int this[int address] => _values[address];

    public int DataRate => Math.Min(_values[Config1] & 7, 6);

    public bool SlowClock => (_values[LoffStat] & ClockDivider) != 0;

    public bool ReferenceOn => (_values[Config2] & 0x20) != 0;

    public double ReferenceMilliVolts => (_values[Config2] & 0x10) != 0 ? 4033 : 2420;

    public bool TestSignalOn => (_values[Config2] & 0x02) != 0;

    public bool TestSignalSquare => (_values[Config2] & 0x01) != 0;

    public bool SingleShot => (_values[Config1] & 0x80) != 0;

    /// <summary>Electrodes sensed: none with the comparators off, and none with alternating current, which they do not see.</summary>
    public int Sensed => (_values[Config2] & 0x40) != 0 && (_values[Loff] & 0x01) == 0 ? _values[LoffSens] & 0x0F : 0;

    public bool RightLegDriven => (_values[RldSens] & 0x20) != 0;

    /// <summary>Its sense current has no effect while the amplifier drives.</summary>
    public bool RightLegSensed => (_values[RldSens] & 0x30) == 0x10 && (_values[Config2] & 0x40) != 0;

    public bool Demodulation => (id & RespirationPart) != 0 && (_values[Resp1] & 0x80) != 0;

    public double PhaseDegrees => (_values[Resp2] & 0x04) != 0 ? ((_values[Resp1] >> 2) & 7) * 22.5 : ((_values[Resp1] >> 2) & 15) * 11.25;

    public bool CalibrationOn => (_values[Resp2] & 0x80) != 0;

    /// <summary>Levels that the board puts on pins that are inputs: bit 1 GPIO2, bit 0 GPIO1. Pulled down by default.</summary>
    public int GpioInputs { get; set; }

    /// <summary>Pins as read: inputs the board's levels, outputs what was written.</summary>
    public int GpioLevels
    {
        get
        {
            int inputs = (_values[Gpio] >> 2) & 0x03;
            return (_values[Gpio] & ~inputs & 0x03) | (GpioInputs & inputs);
        }
    }

    public void Reset()
    {
        ReadOnlySpan<byte> reset = [(byte)id, 0x02, 0x80, 0x10, 0, 0, 0, 0, 0, 0, 0x02, 0x0C];
        reset.CopyTo(_values);
    }

    public int Read(int address, int leadOffBits) => address switch
    {
        >= Count => 0,
        LoffStat => (_values[LoffStat] & ClockDivider) | leadOffBits,
        Gpio => (_values[Gpio] & 0x0C) | GpioLevels,
        _ => _values[address],
    };

    /// <summary>Stores a value as the chip does.</summary>
    /// <returns>False if the register cannot be written.</returns>
    public bool TryWrite(int address, int value)
    {
        if (address is < 1 or >= Count)
            return false;
        _values[address] = (byte)(address == LoffStat ? value & ClockDivider : value);
        return true;
    }

    /// <summary>Tells whether reserved bits and field values are what the datasheet demands.</summary>
    public bool IsAllowed(int address, int value) => address switch
    {
        Config1 => (value & 0x78) == 0 && (value & 7) != 7,
        Config2 => (value & 0x84) == 0x80,
        Loff => (value & 0x12) == 0x10,
        RldSens => (value & 0xC0) != 0x40,
        Ch1Set or Ch2Set => (value & 0x70) != 0x70 && (value & 0x0F) <= 9 && ((value & 0x80) == 0 || (value & 0x0F) == 1),
        LoffSens => (value & 0xC0) == 0,
        LoffStat => (value & 0xBF) == 0,
        Resp1 => (value & 0x02) != 0,
        Resp2 => (value & 0x79) == 0x01 && ((id & RespirationPart) != 0 || (value & 0x04) != 0),
        Gpio => (value & 0xF0) == 0,
        _ => true,
    };
}
