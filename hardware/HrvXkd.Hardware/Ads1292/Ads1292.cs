// TI ADS1291, ADS1292 and ADS1292R: two-channel 24-bit analog front ends for ECG, on SPI.
// Source: SBAS502 and its start-up flow; wiring, recipe and limits: the README beside this file.
using System.Device.Gpio;
using System.Device.Spi;
using HrvXkd.Hardware.Time;

namespace HrvXkd.Hardware.Adc;

/// <summary>Driver of the ADS1291, ADS1292 and ADS1292R. Use it from one thread.</summary>
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

    /// <summary>How long the supplies have been good already, as when the board that feeds the chip has been up for some time: <see cref="Initialize"/> waits that
    /// much less for power-on, and the whole time only if the chip then gives no answer.</summary>
    public TimeSpan SuppliedFor { get; init; }

    /// <summary>The part found by <see cref="Initialize"/>.</summary>
    public Ads1292Part Part { get; private set; }

    /// <summary>The configuration in force, or null before <see cref="Initialize"/>.</summary>
    public Ads1292Configuration? Configuration { get; private set; }

    /// <summary>Brings the chip from power-on to configured and verified, not converting. May be called again after a fault.</summary>
    /// <param name="configuration">What the chip shall do.</param>
    /// <exception cref="ArgumentException">The part found cannot do that, or a value is out of range.</exception>
    /// <exception cref="Ads1292Exception">No known part answers, or a register does not read back as written.</exception>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void Initialize(Ads1292Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ObjectDisposedException.ThrowIf(_disposed, this);
        _running = false;
        _asleep = false;
        Part = Ads1292Part.Unknown;
        Configuration = null;
        _referenceSettled = 0;
        Reset((int)Math.Clamp(Ads1292Timing.PowerOn - SuppliedFor.TotalMicroseconds, 0, Ads1292Timing.PowerOn));
        // No answer: the supply may have come late after all.
        if (SuppliedFor > TimeSpan.Zero && !IsKnown(ReadRegister(Register.Id)))
            Reset(Ads1292Timing.PowerOn);
        Part = ReadPart();
        Configure(configuration);
    }

    /// <summary>Writes another configuration and verifies it; the chip must not be converting.</summary>
    /// <param name="configuration">What the chip shall do.</param>
    /// <exception cref="ArgumentException">The part cannot do that, or a value is out of range.</exception>
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
        WriteAll(registers);
        _sensed = configuration.Sensed;
        Configuration = configuration;
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
        catch (IOException)
        {
            // A bus that fails while everything is given back leaves nothing to do.
        }
        finally
        {
            _running = false;
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
