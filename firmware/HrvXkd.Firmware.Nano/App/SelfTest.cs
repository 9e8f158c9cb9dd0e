// The self-test: identity, registers, noise, test signal, data ready, model, memory, electrodes; each value with its limits. The measurement stops
// meanwhile. Source of the stages: SBAS502 and two published designs; limits: SelfTestValues.
using HrvXkd.Hardware.Adc;
using HrvXkd.Model;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>Tests chip, program and memory. Allocates in the test of the model only.</summary>
    public sealed class SelfTest
    {
        private const int IdentityReadings = 10;
        private const int Gain = 6;
        private const int NoiseSeconds = 2;
        private const int TestSignalSeconds = 4;
        private const int DataTimeoutMs = 1000;
        private const int OffsetMicroVolts = 20000;
        private const int LeastChangingPercent = 50;
        private const int Thousand = 1000;
        private const int TicksPerSecond = 10000000;

        // Room for the events of the runtime between two collections; the other end is more than any of these controllers has.
        private const int LeastFreeBytes = 16384;
        private const int MostFreeBytes = 64000000;

        private readonly byte[] _identity = Ascii.Bytes("identity readings");
        private readonly byte[] _registers = Ascii.Bytes("registers that hold patterns");
        private readonly byte[] _offset = Ascii.Bytes("offset uV");
        private readonly byte[] _rms = Ascii.Bytes("noise rms nV");
        private readonly byte[] _peakToPeak = Ascii.Bytes("noise peak to peak nV");
        private readonly byte[] _changing = Ascii.Bytes("codes that change percent");
        private readonly byte[] _step = Ascii.Bytes("test signal counts");
        private readonly byte[] _period = Ascii.Bytes("test signal period ms");
        private readonly byte[] _rate = Ascii.Bytes("conversions per 1000 s");
        private readonly byte[] _lost = Ascii.Bytes("conversions lost");
        private readonly byte[] _corrupt = Ascii.Bytes("frames corrupt");
        private readonly byte[] _model = Ascii.Bytes("model known answer");
        private readonly byte[] _memory = Ascii.Bytes("free bytes");
        private readonly byte[] _electrodes = Ascii.Bytes("electrodes off");
        private readonly byte[] _restored = Ascii.Bytes("registers restored");
        private readonly byte[] _frames = Ascii.Bytes("frames in time");

        private readonly IFrontEndBoard _board;
        private readonly IMachine _machine;
        private readonly FrontEnd _chip;
        private readonly Reporter _reporter;
        private readonly LineOutput _output;
        private readonly ConversionClock _clock;
        private readonly Instruments[] _channels = { new Instruments(), new Instruments() };
        private readonly int[] _values = new int[FrontEndRegisters.Count];
        private readonly int[] _recording;
        private readonly int _rateHz;
        private readonly int _channel;
        private int _passed;
        private int _failed;
        private int _lostCount;
        private int _corruptCount;
        private int _leadOff;
        private long _ticks;

        /// <summary>Takes the memory.</summary>
        /// <param name="board">The board.</param>
        /// <param name="machine">The microcontroller.</param>
        /// <param name="chip">The front end.</param>
        /// <param name="reporter">Writes results.</param>
        /// <param name="output">Sends them meanwhile.</param>
        /// <param name="settings">Rate and channel.</param>
        /// <param name="recording">Registers to restore, shape [11].</param>
        public SelfTest(
            IFrontEndBoard board, IMachine machine, FrontEnd chip, Reporter reporter, LineOutput output, Settings settings, int[] recording)
        {
            _board = board;
            _machine = machine;
            _chip = chip;
            _reporter = reporter;
            _output = output;
            _recording = recording;
            _rateHz = settings.Get(Setting.Rate);
            _channel = settings.Get(Setting.Channel);
            _clock = new ConversionClock(_rateHz);
        }

        /// <summary>Runs all stages; the chip must not be converting and does not convert afterwards. Takes about ten seconds and longer on an
        /// interpreter.</summary>
        /// <returns>True if nothing failed.</returns>
        public bool Run()
        {
            _passed = 0;
            _failed = 0;
            _lostCount = 0;
            _corruptCount = 0;
            TestIdentity();
            TestRegisters();
            TestNoise();
            TestSignal();
            TestElectrodes();
            Count(_reporter.Check(_lost, _lostCount, 0, 0));
            Count(_reporter.Check(_corrupt, _corruptCount, 0, 0));
            Count(_reporter.Check(_model, StudentModel.SelfTest() ? 1 : 0, 1, 1));
            Count(_reporter.Check(_memory, _machine.FreeBytes(), LeastFreeBytes, MostFreeBytes));
            Count(_reporter.Check(_restored, _chip.Configure(_recording) == FrontEndFault.None ? 1 : 0, 1, 1));
            _reporter.TestEnd(_passed, _failed);
            _output.Drain(_board);
            return _failed == 0;
        }

        private int Channels { get { return _chip.Part == (int)Ads1292Part.Ads1291 ? 1 : 2; } }

        private int DataRate { get { return _rateHz == 125 ? 0 : _rateHz == 250 ? 1 : 2; } }

        private void Count(bool passes)
        {
            if (passes)
                _passed++;
            else
                _failed++;
            _output.Drain(_board);
        }

        private void TestIdentity()
        {
            int same = 0;
            for (int i = 0; i < IdentityReadings; i++)
                same += _chip.ReadPart() ? 1 : 0;
            Count(_reporter.Check(_identity, same, IdentityReadings, IdentityReadings));
        }

        private void TestRegisters()
        {
            int held = 0;
            for (int register = 1; register <= FrontEndRegisters.Count; register++)
            {
                bool first = _chip.TryWrite(register, SelfTestValues.Pattern(false, register, _chip.Part));
                bool second = _chip.TryWrite(register, SelfTestValues.Pattern(true, register, _chip.Part));
                held += first && second ? 1 : 0;
            }
            Count(_reporter.Check(_registers, held, FrontEndRegisters.Count, FrontEndRegisters.Count));
        }

        private void TestNoise()
        {
            FrontEndRegisters.Noise(_values, _rateHz, _chip.Part);
            if (!Collect(NoiseSeconds * _rateHz))
                return;
            int rms = SelfTestValues.NoiseMargin * SelfTestValues.NoiseRmsNanoVolts(DataRate);
            int peakToPeak = SelfTestValues.NoiseMargin * SelfTestValues.NoisePeakToPeakNanoVolts(DataRate);
            for (int i = 0; i < Channels; i++)
            {
                Instruments of = _channels[i];
                Count(_reporter.Check(_offset, NanoVolts(of.Mean) / Thousand, -OffsetMicroVolts, OffsetMicroVolts));
                Count(_reporter.Check(_rms, NanoVolts(of.RmsSixteenths) / 16, 0, rms));
                Count(_reporter.Check(_peakToPeak, NanoVolts(of.PeakToPeak), 0, peakToPeak));
                Count(_reporter.Check(_changing, of.ChangingPercent, LeastChangingPercent, 100));
            }
            long rate = (_channels[0].Count - 1) * (long)TicksPerSecond * Thousand / _ticks;
            Count(_reporter.Check(_rate, rate, Within(_rateHz * Thousand, -5), Within(_rateHz * Thousand, 5)));
        }

        private void TestSignal()
        {
            FrontEndRegisters.TestSignal(_values, _rateHz, _chip.Part);
            if (!Collect(TestSignalSeconds * _rateHz))
                return;
            int step = 2 * Conversion.TestSignalCounts(Gain);
            for (int i = 0; i < Channels; i++)
            {
                Count(_reporter.Check(_step, _channels[i].Step, Within(step, -20), Within(step, 20)));
                Count(_reporter.Check(_period, _channels[i].PeriodThousandths / _rateHz, Within(Thousand, -5), Within(Thousand, 5)));
            }
        }

        private void TestElectrodes()
        {
            System.Array.Copy(_recording, 0, _values, 0, _values.Length);
            if (Collect(_rateHz))
                Count(_reporter.Check(_electrodes, _leadOff, 0, 0));
        }

        // Frames of the profile in _values, into the instruments; one failed check if they do not come.
        private bool Collect(int frames)
        {
            bool inTime = _chip.Configure(_values) == FrontEndFault.None;
            _channels[0].Clear();
            _channels[1].Clear();
            _clock.Restart();
            _leadOff = 0;
            int sensed = _channel == 1 ? 0x03 : 0x0C;
            long start = 0;
            _chip.Start();
            for (int i = -FrontEnd.SettlingFrames; i < frames && inTime; i++)
            {
                inTime = _board.WaitForData(DataTimeoutMs);
                long now = _board.NowTicks;
                if (i == 0)
                    start = now;
                _ticks = now - start;
                bool isFrame = _chip.ReadFrame();
                _output.Pump();
                int lost = _clock.Take(now);
                if (i < 0)
                    continue;
                _lostCount += lost;
                if (!isFrame)
                {
                    _corruptCount++;
                    continue;
                }
                _leadOff |= _chip.LeadOffBits & sensed;
                _channels[0].Take(_chip.Sample(1));
                _channels[1].Take(_chip.Sample(2));
            }
            _chip.Stop();
            if (!inTime)
                Count(_reporter.Check(_frames, _channels[0].Count, frames, frames));
            return inTime && _channels[0].Count > 1;
        }

        private static long NanoVolts(int code)
        {
            return Conversion.NanoVolts(code, Gain, Conversion.Reference2V4MilliVolts);
        }

        private static long Within(int value, int percent)
        {
            return value + ((long)value * percent / 100);
        }
    }
}
