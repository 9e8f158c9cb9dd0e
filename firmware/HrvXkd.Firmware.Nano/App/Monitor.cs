// From frames, beats and windows to a state. Frames with an electrode off, at an end of the range or just after either are missing samples for
// the analysis, never samples and never a heart rate of 0.
using HrvXkd.Core;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>Follows one measurement. Allocates nothing after the constructor.</summary>
    public sealed class Monitor
    {
        // Before so many seconds of signal a poor one is not told from a detector that still learns.
        private const int SettlingSeconds = 8;

        private const int MilliSeconds = 1000;

        private readonly Measurement _measurement;
        private readonly BeatHistory _beats;
        private readonly LeadOffDebouncer _leadOff;
        private readonly int _rateHz;
        private readonly int _channel;
        private readonly int _sensed;
        private long _samples;
        private long _goodSince;
        private int _settling;

        /// <summary>Takes the memory.</summary>
        /// <param name="measurement">Receives samples.</param>
        /// <param name="beats">Beats that it finds.</param>
        /// <param name="settings">Rate, channel and debounce time.</param>
        public Monitor(Measurement measurement, BeatHistory beats, Settings settings)
        {
            _measurement = measurement;
            _beats = beats;
            _rateHz = settings.Get(Setting.Rate);
            _channel = settings.Get(Setting.Channel);
            _sensed = _channel == 1 ? 0x03 : 0x0C;
            _leadOff = new LeadOffDebouncer((settings.Get(Setting.LeadOffMs) * _rateHz / MilliSeconds) + 1);
            _settling = FrontEnd.SettlingFrames;
        }

        /// <summary>Samples since the start, missing ones counted.</summary>
        public long Samples { get { return _samples; } }

        /// <summary>Conversions that nobody read.</summary>
        public long Lost { get; private set; }

        /// <summary>Frames that were read but were none.</summary>
        public long Corrupt { get; private set; }

        /// <summary>Frames in a row that could not be used although electrodes were on.</summary>
        public int UselessInRow { get; private set; }

        /// <summary>Electrodes of the channel that count as off: bit 0 the positive, bit 1 the negative.</summary>
        public int ElectrodesOff { get { return (_leadOff.Bits & _sensed) >> (_channel == 1 ? 0 : 2); } }

        /// <summary>Seconds since the start.</summary>
        public int Seconds { get { return (int)(_samples / _rateHz); } }

        /// <summary>Takes note of conversions that were lost, or not made.</summary>
        /// <param name="samples">How many.</param>
        public void Lose(int samples)
        {
            Lost += samples;
            Skip(samples);
        }

        /// <summary>The front end begins anew: its filter has to settle.</summary>
        public void Restarted()
        {
            _settling = FrontEnd.SettlingFrames;
            UselessInRow = 0;
        }

        /// <summary>Takes a frame.</summary>
        /// <param name="isFrame">False if the line slipped.</param>
        /// <param name="chip">The front end that holds it.</param>
        public void Take(bool isFrame, FrontEnd chip)
        {
            if (!isFrame)
            {
                Corrupt++;
                UselessInRow++;
                Skip(1);
                return;
            }
            int off = chip.LeadOffBits & _sensed;
            int wasOff = ElectrodesOff;
            _leadOff.Update(off);
            if (wasOff != 0 && ElectrodesOff == 0)
                _goodSince = _samples;
            int code = chip.Sample(_channel);
            if (off != 0)
            {
                _settling = FrontEnd.SettlingFrames;
                UselessInRow = 0;
                Skip(1);
            }
            else if (FrameDecoder.IsSaturated(code))
            {
                UselessInRow++;
                Skip(1);
            }
            else if (_settling > 0)
            {
                _settling--;
                Skip(1);
            }
            else
            {
                UselessInRow = 0;
                _samples++;
                _measurement.Push(code);
            }
        }

        /// <summary>Brings heart rate and state up to date.</summary>
        /// <returns>The most urgent state; <see cref="DeviceState.Fault"/> is the caller's to tell.</returns>
        public DeviceState Update()
        {
            _beats.Update(_samples * Ticks.PerSecond / _rateHz);
            if (ElectrodesOff != 0)
                return DeviceState.ElectrodesOff;
            if (_beats.RateTenths == 0 && _samples - _goodSince > SettlingSeconds * _rateHz)
                return DeviceState.PoorSignal;
            if (_measurement.ValidWindows == 0)
                return DeviceState.Learning;
            return _measurement.HasRisk ? DeviceState.Risk : DeviceState.Measuring;
        }

        private void Skip(int samples)
        {
            if (samples == 0)
                return;
            _samples += samples;
            _measurement.Lose(samples);
        }
    }
}
