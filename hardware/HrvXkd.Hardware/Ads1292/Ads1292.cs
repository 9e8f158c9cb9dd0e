// TI ADS1291, ADS1292 and ADS1292R: two-channel 24-bit analog front ends for ECG, on SPI.
// Source: SBAS502 and its start-up flow; decisions and what is not covered: hardware/README.md.
using System.Device.Gpio;
using System.Device.Spi;
using HrvXkd.Hardware.Time;

namespace HrvXkd.Hardware.Adc;

/// <summary>Driver of the ADS1291, ADS1292 and ADS1292R in continuous mode. Use it from one thread.</summary>
public sealed partial class Ads1292 : IDisposable
{
    /// <summary>SPI clock, Hz. At 1 MHz a byte lasts 8 us, longer than the chip takes to decode it: no gaps between bytes are needed.</summary>
    public const int SpiClockFrequency = 1_000_000;

    /// <summary>SPI mode: clock idles low, data valid on its falling edge.</summary>
    public const SpiMode SpiMode = System.Device.Spi.SpiMode.Mode1;

    /// <summary>Frames to discard after the start and after any change of input or gain, until the filter has settled.</summary>
    public const int SettlingFrames = 4;

    private readonly SpiDevice _spi;
    private readonly GpioController? _gpio;
    private readonly IDelay _delay;
    private readonly int _resetPin;
    private readonly int _startPin;
    private readonly bool _shouldDispose;
    private readonly byte[] _zeros = new byte[FrameDecoder.FrameBytes];
    private readonly byte[] _frame = new byte[FrameDecoder.FrameBytes];
    private Electrodes _sensed;
    private long _sequence;
    private bool _running;
    private bool _disposed;

    /// <summary>Takes the bus and the pins; the chip is not touched before <see cref="Initialize"/>.</summary>
    /// <param name="spiDevice">SPI device set to <see cref="SpiClockFrequency"/> and <see cref="SpiMode"/>; disposed with this object.</param>
    /// <param name="resetPin">Pin wired to PWDN/RESET, logical number; -1 to reset by command.</param>
    /// <param name="startPin">Pin wired to START; -1 to start by command, START must then be wired low.</param>
    /// <param name="gpioController">Controller of the pins; created if null and a pin is given.</param>
    /// <param name="delay">Lets time pass; the machine's clock if null.</param>
    /// <param name="shouldDispose">True if a controller passed in is disposed with this object.</param>
    /// <exception cref="ArgumentException">The SPI device has another mode or a faster clock.</exception>
    public Ads1292(
        SpiDevice spiDevice, int resetPin = -1, int startPin = -1, GpioController? gpioController = null, IDelay? delay = null, bool shouldDispose = true)
    {
        _spi = spiDevice ?? throw new ArgumentNullException(nameof(spiDevice));
        SpiConnectionSettings settings = spiDevice.ConnectionSettings;
        if (settings.Mode != SpiMode || settings.ClockFrequency is < 1 or > SpiClockFrequency)
        {
            throw new ArgumentException(
                $"SPI is set to {settings.Mode} at {settings.ClockFrequency} Hz; the chip needs {SpiMode} at {SpiClockFrequency} Hz or less.",
                nameof(spiDevice));
        }

        _delay = delay ?? SystemDelay.Instance;
        _resetPin = resetPin;
        _startPin = startPin;
        _shouldDispose = shouldDispose || gpioController is null;
        if (resetPin < 0 && startPin < 0)
            return;
        _gpio = gpioController ?? new GpioController();
        if (startPin >= 0)
            _gpio.OpenPin(startPin, PinMode.Output, PinValue.Low);
        if (resetPin >= 0)
            _gpio.OpenPin(resetPin, PinMode.Output, PinValue.High);
    }

    /// <summary>The part found by <see cref="Initialize"/>.</summary>
    public Ads1292Part Part { get; private set; }

    /// <summary>The configuration in force, or null before <see cref="Initialize"/>.</summary>
    public Ads1292Configuration? Configuration { get; private set; }

    /// <summary>Brings the chip from power-on to configured and verified, not converting. May be called again after a fault.</summary>
    /// <param name="configuration">What the chip shall do.</param>
    /// <exception cref="Ads1292Exception">No known part answers, or a register does not read back as written.</exception>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void Initialize(Ads1292Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ObjectDisposedException.ThrowIf(_disposed, this);
        _running = false;
        Part = Ads1292Part.Unknown;
        Configuration = null;
        Reset();
        // Reset leaves the chip in continuous mode, where it ignores register access.
        SendCommand(Command.StopReadingContinuously, Ads1292Timing.Decode);
        Part = ReadPart();
        Configure(configuration);
    }

    /// <summary>Writes another configuration and verifies it; the chip must not be converting.</summary>
    /// <param name="configuration">What the chip shall do.</param>
    /// <exception cref="InvalidOperationException">Not initialised, or converting.</exception>
    /// <exception cref="Ads1292Exception">A register does not read back as written.</exception>
    public void Configure(Ads1292Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (Part == Ads1292Part.Unknown)
            throw new InvalidOperationException("Call Initialize first.");
        int[] registers = configuration.ToRegisters(Part);
        RequireStopped();
        Configuration = null;
        // The reference takes longest, so it goes first; the filter then settles on a valid one.
        WriteRegisters(Register.Config2, registers.AsSpan((int)Register.Config2 - 1, 1));
        if (configuration.ReferenceOn)
            _delay.DelayMicroseconds(Ads1292Timing.Reference);
        WriteRegisters(Register.Config1, registers);
        _sensed = configuration.LeadOffSense;
        Configuration = configuration;
    }

    /// <summary>Starts converting in continuous mode. Arm the data-ready source first and discard <see cref="SettlingFrames"/> frames.</summary>
    /// <exception cref="InvalidOperationException">Not initialised.</exception>
    public void Start()
    {
        if (Configuration is null)
            throw new InvalidOperationException("Call Initialize first.");
        if (_running)
            return;
        if (_startPin >= 0)
            _gpio!.Write(_startPin, PinValue.High);
        else
            SendCommand(Command.Start, Ads1292Timing.Decode);
        SendCommand(Command.ReadContinuously, Ads1292Timing.Decode);
        _sequence = 0;
        _running = true;
    }

    /// <summary>Stops converting; registers can be accessed afterwards.</summary>
    public void Stop()
    {
        if (!_running)
            return;
        SendCommand(Command.StopReadingContinuously, Ads1292Timing.Decode);
        if (_startPin >= 0)
            _gpio!.Write(_startPin, PinValue.Low);
        else
            SendCommand(Command.Stop, Ads1292Timing.Decode);
        _running = false;
    }

    /// <summary>Reads one frame; call it once after each data-ready edge, before the next. Allocates nothing.</summary>
    /// <param name="frame">The frame; only its sequence number holds if the result is false.</param>
    /// <returns>False if prefix or zero bits are wrong; chip select resynchronises the next frame by itself.</returns>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public bool TryReadFrame(out Ads1292Frame frame)
    {
        // The data input must be 0 while data are clocked out.
        _spi.TransferFullDuplex(_zeros, _frame);
        long sequence = _sequence++;
        if (!FrameDecoder.IsValid(_frame, 0))
        {
            frame = new Ads1292Frame(sequence, 0, 0, 0, 0, Electrodes.None);
            return false;
        }

        frame = new Ads1292Frame(
            sequence, FrameDecoder.Channel(_frame, 0, 0), FrameDecoder.Channel(_frame, 0, 1),
            FrameDecoder.LeadOffBits(_frame, 0), FrameDecoder.GpioBits(_frame, 0), _sensed);
        return true;
    }

    /// <summary>Stops the chip, closes the pins, disposes the SPI device. May be called twice.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            Stop();
        }
        finally
        {
            ReleasePins();
            _spi.Dispose();
        }
    }

    private void ReleasePins()
    {
        if (_gpio is null)
            return;
        if (_startPin >= 0)
            _gpio.ClosePin(_startPin);
        if (_resetPin >= 0)
            _gpio.ClosePin(_resetPin);
        if (_shouldDispose)
            _gpio.Dispose();
    }
}
