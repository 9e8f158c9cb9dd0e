// Converting and reading frames. Nothing here throws once the chip runs: what goes wrong is in the frame's status.
using System.Runtime.CompilerServices;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Adc;

public sealed partial class Ads1292
{
    private const int CommandBytes = 1;

    private readonly byte[] _zeros = new byte[FrameDecoder.FrameBytes];
    private readonly byte[] _frame = new byte[FrameDecoder.FrameBytes];
    private readonly byte[] _request = [(byte)Command.ReadData, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private readonly byte[] _first = new byte[CommandBytes + FrameDecoder.FrameBytes];
    private readonly byte[] _second = new byte[CommandBytes + FrameDecoder.FrameBytes];
    private readonly byte[] _third = new byte[CommandBytes + FrameDecoder.FrameBytes];
    private Electrodes _sensed;
    private long _sequence;
    private bool _running;
    private bool? _startHigh;

    /// <summary>How frames are read, as chosen at the start.</summary>
    public ReadMode ReadMode { get; private set; }

    /// <summary>Starts converting with <see cref="ReadMode.Continuous"/>. Arm the data-ready source first and discard <see cref="SettlingFrames"/> frames.</summary>
    /// <exception cref="InvalidOperationException">Not initialised, asleep, or configured for single conversions.</exception>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void Start() => Start(ReadMode.Continuous);

    /// <summary>Starts converting. Arm the data-ready source first and discard <see cref="SettlingFrames"/> frames.</summary>
    /// <param name="mode">How frames will be read.</param>
    /// <exception cref="InvalidOperationException">Not initialised, asleep, or configured for single conversions.</exception>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void Start(ReadMode mode)
    {
        if (Configuration is null)
            throw new InvalidOperationException("Call Initialize first.");
        if (Configuration.SingleShot)
            throw new InvalidOperationException("The chip is configured for single conversions: call TryConvertOnce.");
        RequireAwake();
        if (_running)
            return;
        ReadMode = mode;
        _sequence = 0;
        Convert();
        _running = true;
    }

    /// <summary>Stops converting; registers can be accessed afterwards.</summary>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void Stop()
    {
        if (!_running)
            return;
        SendCommand(Command.StopReadingContinuously, Ads1292Timing.Decode);
        EndConversions();
        _running = false;
    }

    /// <summary>Reads one frame; call it once after each data-ready edge, before the next. Never throws; allocates nothing unless the bus fails.</summary>
    /// <param name="frame">The frame; only its sequence number and status hold if the result is false.</param>
    /// <returns>True if <see cref="Ads1292Frame.Status"/> is good. Chip select resynchronises the next frame by itself.</returns>
    public bool TryReadFrame(out Ads1292Frame frame)
    {
        long sequence = _sequence++;
        FrameStatus status = !_running ? FrameStatus.NotConverting
            : ReadMode == ReadMode.Verified ? ReadVerified()
            : ReadContinuous();
        return Deliver(sequence, status, out frame);
    }

    /// <summary>Makes one conversion and reads it: start, data ready, RDATA. The first conversion after a start is settled.</summary>
    /// <param name="dataReady">The data-ready source.</param>
    /// <param name="timeoutMs">Longest wait, ms; settling takes four periods of the data rate.</param>
    /// <param name="frame">The frame; only its status holds if the result is false.</param>
    /// <returns>True if <see cref="Ads1292Frame.Status"/> is good.</returns>
    /// <exception cref="InvalidOperationException">Not configured with <see cref="Ads1292Configuration.SingleShot"/>, or asleep.</exception>
    public bool TryConvertOnce(IDataReady dataReady, int timeoutMs, out Ads1292Frame frame)
    {
        ArgumentNullException.ThrowIfNull(dataReady);
        if (Configuration is not { SingleShot: true })
            throw new InvalidOperationException("Configure the chip with SingleShot first.");
        RequireAwake();
        FrameStatus status = FrameStatus.NoConversion;
        try
        {
            while (dataReady.Wait(0, out _))
            {
                // Edges from before the start are none of this conversion.
            }

            BeginConversions();
            if (dataReady.Wait(timeoutMs, out _))
            {
                _spi.TransferFullDuplex(_request, _first);
                _first.AsSpan(CommandBytes).CopyTo(_frame);
                status = FrameStatus.Good;
            }

            EndConversions();
        }
        catch (IOException)
        {
            status = FrameStatus.BusError;
        }

        return Deliver(_sequence++, status, out frame);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Deliver(long sequence, FrameStatus status, out Ads1292Frame frame)
    {
        var decoded = new WideFrameDecoder(_frame);
        if (status == FrameStatus.Good && !decoded.IsValid)
            status = FrameStatus.BadPrefix;
        if (status != FrameStatus.Good)
        {
            frame = new Ads1292Frame(sequence, status);
            return false;
        }

        frame = new Ads1292Frame(sequence, decoded.Channel1, decoded.Channel2, decoded.LeadOffBits, decoded.GpioBits, _sensed);
        return true;
    }

    // Prefix and zero bits are checked where the frame is decoded.
    private FrameStatus ReadContinuous()
    {
        try
        {
            // The data input must be 0 while data are clocked out.
            _spi.TransferFullDuplex(_zeros, _frame);
        }
        catch (IOException)
        {
            return FrameStatus.BusError;
        }

        return FrameStatus.Good;
    }

    // Two readings that agree; a third decides where they do not, since the next conversion may have come between them.
    private FrameStatus ReadVerified()
    {
        try
        {
            _spi.TransferFullDuplex(_request, _first);
            _spi.TransferFullDuplex(_request, _second);
            if (!SameFrame(_first, _second))
            {
                _spi.TransferFullDuplex(_request, _third);
                if (!SameFrame(_first, _third) && !SameFrame(_second, _third))
                    return FrameStatus.Unequal;
                _third.CopyTo(_second, 0);
            }

            _second.AsSpan(CommandBytes).CopyTo(_frame);
            return FrameDecoder.IsValid(_frame, 0) && !RegistersStand() ? FrameStatus.RegistersLost : FrameStatus.Good;
        }
        catch (IOException)
        {
            return FrameStatus.BusError;
        }
    }

    private static bool SameFrame(byte[] one, byte[] other) => one.AsSpan(CommandBytes).SequenceEqual(other.AsSpan(CommandBytes));

    private void Convert()
    {
        BeginConversions();
        if (ReadMode == ReadMode.Continuous)
            SendCommand(Command.ReadContinuously, Ads1292Timing.Decode);
    }

    private void BeginConversions()
    {
        if (_startPin >= 0)
            DriveStart(true);
        else
            SendCommand(Command.Start, Ads1292Timing.Decode);
    }

    private void EndConversions()
    {
        if (_startPin >= 0)
            DriveStart(false);
        else
            SendCommand(Command.Stop, Ads1292Timing.Decode);
    }

    // A level that the pin has already is not written again: the controller allocates at every write, and a silent chip is looked after fifty times a second.
    private void DriveStart(bool high)
    {
        if (high != _startHigh)
            _gpio!.Write(_startPin, high);
        _startHigh = high;
    }
}
