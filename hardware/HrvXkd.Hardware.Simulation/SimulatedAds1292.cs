// An ADS1291, ADS1292 or ADS1292R seen from its pins: SPI bytes, START, RESET, DRDY. It is written from the datasheet
// alone and shares nothing with the driver, so that a driver's mistake shows here as it would on the bench.
using System.Device.Spi;

namespace HrvXkd.Hardware.Simulation;

/// <summary>The simulated chip on its SPI bus. Time is virtual; moving bytes takes time.</summary>
public sealed partial class SimulatedAds1292 : SpiDevice
{
    private const int BitsPerByte = 8;

    private readonly VirtualClock _clock;
    private readonly ChipRegisters _registers;
    private readonly ChipConverter _converter;
    private readonly List<MistakeRecord> _mistakes = [];
    private readonly long _byteNs;
    private long _poweredNs;

    /// <summary>Switches the supplies on.</summary>
    /// <param name="clock">The simulation's time.</param>
    /// <param name="id">Part: 0x52 ADS1291, 0x53 ADS1292, 0x73 ADS1292R; other values stand for a faulty chip.</param>
    /// <param name="clockFrequencyHz">SPI clock.</param>
    /// <param name="mode">SPI mode of the host; the chip speaks mode 1.</param>
    public SimulatedAds1292(VirtualClock clock, int id = 0x53, int clockFrequencyHz = 1_000_000, SpiMode mode = SpiMode.Mode1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clockFrequencyHz);
        _clock = clock ?? throw new ArgumentNullException(nameof(clock));
        _registers = new ChipRegisters(id & 0xFF);
        _converter = new ChipConverter(_registers);
        _byteNs = BitsPerByte * VirtualClock.NsPerSecond / clockFrequencyHz;
        ConnectionSettings = new SpiConnectionSettings(0, 0) { Mode = mode, ClockFrequency = clockFrequencyHz };
        _wrongMode = mode != SpiMode.Mode1;
        _poweredNs = clock.NowNs + ChipTiming.PowerOnNs;
        _readyNs = _poweredNs;
        ResetRegisters();
    }

    /// <inheritdoc/>
    public override SpiConnectionSettings ConnectionSettings { get; }

    /// <summary>What channel 1's electrodes carry; null is 0 mV, electrodes on.</summary>
    public IAnalogSource? Channel1Source { get => _converter.Source1; set => _converter.Source1 = value; }

    /// <summary>What channel 2's electrodes carry; null is 0 mV, electrodes on.</summary>
    public IAnalogSource? Channel2Source { get => _converter.Source2; set => _converter.Source2 = value; }

    /// <summary>Electrodes that are off whatever the sources say; bits as in LOFF_STAT: 1 IN1P, 2 IN1N, 4 IN2P, 8 IN2N, 16 right leg.</summary>
    public int ElectrodesOff { get; set; }

    /// <summary>Levels the board puts on the general-purpose pins: bit 1 GPIO2, bit 0 GPIO1.</summary>
    public int GpioInputs { get => _registers.GpioInputs; set => _registers.GpioInputs = value; }

    /// <summary>Adds the converter's noise; off by default, so that codes are exact.</summary>
    public bool NoiseOn { get => _converter.NoiseOn; set => _converter.NoiseOn = value; }

    /// <summary>Factor of the converter's noise, for a board that is worse than the datasheet.</summary>
    public double NoiseFactor { get => _converter.NoiseFactor; set => _converter.NoiseFactor = value; }

    /// <summary>Seed of the noise.</summary>
    public long NoiseSeed { get => _converter.NoiseSeed; set => _converter.NoiseSeed = value; }

    /// <summary>Offset at the input of channel 1, mV.</summary>
    public double Offset1MilliVolts { get => _converter.OffsetMilliVolts[0]; set => _converter.OffsetMilliVolts[0] = value; }

    /// <summary>Offset at the input of channel 2, mV.</summary>
    public double Offset2MilliVolts { get => _converter.OffsetMilliVolts[1]; set => _converter.OffsetMilliVolts[1] = value; }

    /// <summary>Die temperature, degrees Celsius.</summary>
    public double TemperatureCelsius { get => _converter.TemperatureCelsius; set => _converter.TemperatureCelsius = value; }

    /// <summary>Analog supply, mV.</summary>
    public double AnalogSupplyMilliVolts { get => _converter.AnalogSupplyMilliVolts; set => _converter.AnalogSupplyMilliVolts = value; }

    /// <summary>Digital supply, mV.</summary>
    public double DigitalSupplyMilliVolts { get => _converter.DigitalSupplyMilliVolts; set => _converter.DigitalSupplyMilliVolts = value; }

    /// <summary>What the driver did wrong so far, in order.</summary>
    public IReadOnlyList<MistakeRecord> Mistakes => _mistakes;

    /// <summary>Value of a register as the chip holds it, for inspection without the bus.</summary>
    /// <param name="address">0..11.</param>
    /// <returns>0..255.</returns>
    public int PeekRegister(int address) => _registers.Read(address, _converter.LeadOffBits);

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer)
    {
        Select();
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Shift(0);
        Deselect();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Select();
        for (int i = 0; i < buffer.Length; i++)
            Shift(buffer[i]);
        Deselect();
    }

    /// <inheritdoc/>
    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        if (writeBuffer.Length != readBuffer.Length)
            throw new ArgumentException($"Buffers differ in length: {writeBuffer.Length} to write, {readBuffer.Length} to read.", nameof(readBuffer));
        Select();
        for (int i = 0; i < writeBuffer.Length; i++)
            readBuffer[i] = (byte)Shift(writeBuffer[i]);
        Deselect();
    }

    private void Note(Mistake mistake, int value) => _mistakes.Add(new MistakeRecord(_clock.NowNs, mistake, value));
}
