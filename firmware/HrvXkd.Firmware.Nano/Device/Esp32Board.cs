// The ADS1292 on an ESP32. DRDY wakes this thread by its edge, but the level decides: low is a conversion that nobody has read, and no edge
// is needed to see it. Between edges the processor idles.
using System;
using System.Device.Gpio;
using System.Device.Spi;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace HrvXkd.Firmware.Nano.Device
{
    /// <summary>SPI and pins of the front end.</summary>
    public sealed class Esp32Board : IFrontEndBoard
    {
        private const int SpiHertz = 1000000;

        // An edge between looking and waiting is not lost: the event stays set. This is for edges that the interrupt missed.
        private const int LongestWaitMs = 20;

        private readonly SpiDevice _spi;
        private readonly GpioPin _dataReady;
        private readonly GpioPin _reset;
        private readonly GpioPin _start;
        private readonly AutoResetEvent _edge = new AutoResetEvent(false);

        /// <summary>Opens bus and pins.</summary>
        public Esp32Board()
        {
            Configuration.SetPinFunction(Pins.DataIn, DeviceFunction.SPI1_MOSI);
            Configuration.SetPinFunction(Pins.DataOut, DeviceFunction.SPI1_MISO);
            Configuration.SetPinFunction(Pins.Clock, DeviceFunction.SPI1_CLOCK);
            SpiConnectionSettings settings = new SpiConnectionSettings(Pins.SpiBus, Pins.ChipSelect);
            settings.Mode = SpiMode.Mode1;
            settings.ClockFrequency = SpiHertz;
            _spi = SpiDevice.Create(settings);

            GpioController pins = new GpioController();
            _start = pins.OpenPin(Pins.Start, PinMode.Output);
            _start.Write(PinValue.Low);
            _reset = pins.OpenPin(Pins.Reset, PinMode.Output);
            _reset.Write(PinValue.High);
            _dataReady = pins.OpenPin(Pins.DataReady, PinMode.Input);
            _dataReady.ValueChanged += OnEdge;
        }

        /// <inheritdoc/>
        public long NowTicks { get { return DateTime.UtcNow.Ticks; } }

        /// <inheritdoc/>
        public void Transfer(byte[] write, byte[] read)
        {
            // Arrays become SpanByte on 1.x, ReadOnlySpan<byte> and Span<byte> on 2.0: the same source fits both.
            _spi.TransferFullDuplex(write, read);
        }

        /// <inheritdoc/>
        public void SetReset(bool high)
        {
            _reset.Write(high);
        }

        /// <inheritdoc/>
        public void SetStart(bool high)
        {
            _start.Write(high);
        }

        /// <inheritdoc/>
        public bool WaitForData(int timeoutMs)
        {
            int left = timeoutMs;
            while (_dataReady.Read() != PinValue.Low)
            {
                if (left <= 0)
                    return false;
                if (!_edge.WaitOne(LongestWaitMs, false))
                    left -= LongestWaitMs;
            }
            return true;
        }

        /// <inheritdoc/>
        public void Pause(int milliseconds)
        {
            Thread.Sleep(milliseconds);
        }

        private void OnEdge(object sender, PinValueChangedEventArgs e)
        {
            if (e.ChangeType == PinEventTypes.Falling)
                _edge.Set();
        }
    }
}
