// The program on one thread: sleep until data ready, read a frame, analyse it, send a piece of what waits. One thread, because the interpreter
// lets another one run 20 ms before it comes back, which is five frames at 250 a second.
using HrvXkd.Core;
using HrvXkd.Hardware.Adc;
using HrvXkd.Model;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>The device. <see cref="Start"/> once, then <see cref="Step"/> for ever. Allocates nothing after the start.</summary>
    public sealed class Application : IMeasurementListener
    {
        private const int OutputBytes = 2048;
        private const int DataTimeoutMs = 500;
        private const int RetrySeconds = 5;
        private const int CommandChecksPerSecond = 8;
        private const int TicksPerSecond = 10000000;

        private readonly byte[] _frontEnd = Ascii.Bytes("front end");
        private readonly byte[] _unknown = Ascii.Bytes("unknown command");
        private readonly byte[] _tooLong = Ascii.Bytes("command longer than 64 bytes");
        private readonly byte[] _free = Ascii.Bytes("free bytes");
        private readonly byte[] _restarting = Ascii.Bytes("restarting");
        private readonly byte[] _testing = Ascii.Bytes("testing");
        private readonly byte[] _reads = Ascii.Bytes("part register reads ");
        private readonly byte[] _expected = Ascii.Bytes("expected 82 83 or 115,0 and 255 are a dead line: MISO supply or reset");
        private readonly byte[] _register = Ascii.Bytes("register ");
        private readonly byte[] _wrote = Ascii.Bytes("wrote ");
        private readonly byte[] _read = Ascii.Bytes("read ");
        private readonly byte[] _noData = Ascii.Bytes("data ready never falls: DRDY START or CLKSEL");
        private readonly byte[] _noGood = Ascii.Bytes("no usable frame for a second: reference supply or MISO");
        private readonly byte[] _noChannel = Ascii.Bytes("this part has no channel 2: set channel=1");

        private readonly IFrontEndBoard _board;
        private readonly IMachine _machine;
        private readonly LineOutput _output;
        private readonly Reporter _reporter;
        private readonly CommandReader _reader;
        private readonly CommandTable _commands = new CommandTable();
        private readonly Settings _settings = new Settings();
        private readonly SettingsDialog _dialog;
        private readonly FrontEnd _chip;
        private readonly int[] _recording = new int[FrontEndRegisters.Count];
        private readonly int _rateHz;
        private readonly Measurement _measurement;
        private readonly BeatHistory _beats = new BeatHistory();
        private readonly Monitor _monitor;
        private readonly ConversionClock _clock;
        private readonly SelfTest _selfTest;
        private bool _running;
        private long _stopped;
        private long _longest;
        private long _statusAt;
        private int _untilCommands;

        /// <summary>Reads the settings and allocates everything.</summary>
        /// <param name="board">Front end.</param>
        /// <param name="console">Serial port.</param>
        /// <param name="storage">Settings file.</param>
        /// <param name="machine">Microcontroller.</param>
        public Application(IFrontEndBoard board, IConsole console, IStorage storage, IMachine machine)
        {
            _board = board;
            _machine = machine;
            _output = new LineOutput(console, OutputBytes);
            _reporter = new Reporter(_output);
            _reader = new CommandReader(console);
            _dialog = new SettingsDialog(storage, _reporter, _settings);
            _dialog.Load();
            _rateHz = _settings.Get(Setting.Rate);
            int gain = _settings.Get(Setting.Gain);
            int channel = _settings.Get(Setting.Channel);
            FrontEndRegisters.Recording(_recording, channel, _rateHz, gain);
            _chip = new FrontEnd(board);
            // A quarter of the usual work for windows with each sample: the interpreter has no more time.
            WindowProfile profile = WindowProfile.Unhurried(_settings.Get(Setting.Window) == 60 ? WindowProfile.Short() : WindowProfile.Holter());
            int counts = Conversion.CountsPerMilliVolt(gain, Conversion.Reference2V4MilliVolts);
            _measurement = new Measurement(_rateHz, counts, profile, new StudentModel(), this);
            _monitor = new Monitor(_measurement, _beats, _settings);
            _clock = new ConversionClock(_rateHz);
            _selfTest = new SelfTest(board, machine, _chip, _reporter, _output, _settings, _recording);
            _output.Pace(_rateHz);
        }

        /// <summary>Settings in force.</summary>
        public Settings Settings { get { return _settings; } }

        /// <summary>Says who it is and starts the front end.</summary>
        public void Start()
        {
            _stopped = _board.NowTicks;
            _statusAt = _stopped;
            _reporter.Identity(_settings);
            StartFrontEnd();
        }

        /// <summary>One frame, or one try to get at frames.</summary>
        public void Step()
        {
            if (!_running)
                Recover();
            else if (_board.WaitForData(DataTimeoutMs))
                TakeFrame();
            else
                Fail(FrontEndFault.NoData);
            _output.Pump();
            if (--_untilCommands <= 0)
            {
                _untilCommands = _running ? _rateHz / CommandChecksPerSecond : 1;
                if (_reader.TryRead())
                    Execute();
            }
        }

        /// <inheritdoc/>
        public void OnBeat()
        {
            _beats.Add(_measurement.BeatTicks, _measurement.BeatQuality);
            _reporter.Beat(_measurement, _beats);
        }

        /// <inheritdoc/>
        public void OnWindow()
        {
            _reporter.Window(_measurement);
        }

        private void TakeFrame()
        {
            long now = _board.NowTicks;
            bool isFrame = _chip.ReadFrame();
            _monitor.Lose(_clock.Take(now));
            _monitor.Take(isFrame, _chip);
            if (_monitor.UselessInRow > _rateHz)
            {
                Fail(FrontEndFault.NoGoodFrame);
                return;
            }
            if (now - _statusAt >= (long)_settings.Get(Setting.StatusSeconds) * TicksPerSecond)
                ShowStatus(now);
            long done = _board.NowTicks - now;
            if (done > _longest)
                _longest = done;
        }

        private void ShowStatus(long now)
        {
            _statusAt = now;
            DeviceState state = _monitor.Update();
            _reporter.Status(_running ? state : DeviceState.Fault, _monitor, _beats, _measurement, _longest);
            _longest = 0;
        }

        private void StartFrontEnd()
        {
            FrontEndFault fault = _chip.Initialize();
            if (fault == FrontEndFault.None && _chip.Part == (int)Ads1292Part.Ads1291 && _settings.Get(Setting.Channel) != 1)
                fault = FrontEndFault.WrongPart;
            if (fault == FrontEndFault.None)
                fault = _chip.Configure(_recording);
            if (fault == FrontEndFault.None)
                Run();
            else
                Fail(fault);
        }

        // What was not converted meanwhile is missing samples.
        private void Run()
        {
            long now = _board.NowTicks;
            if (_monitor.Samples > 0)
                _monitor.Lose((int)((now - _stopped) * _rateHz / TicksPerSecond));
            _monitor.Restarted();
            _clock.Restart();
            _chip.Start();
            _running = true;
        }

        private void Fail(FrontEndFault fault)
        {
            StopFrontEnd();
            TextLine line = _reporter.Error().Add(_frontEnd).Next();
            if (fault == FrontEndFault.NoChip)
                line.Add(_reads).AddNumber(_chip.Part).Next().Add(_expected);
            else if (fault == FrontEndFault.Register)
                line.Add(_register).AddNumber(_chip.FaultRegister).Next().Add(_wrote).AddNumber(_chip.FaultWritten).Next().Add(_read).AddNumber(_chip.FaultRead);
            else
                line.Add(fault == FrontEndFault.NoData ? _noData : fault == FrontEndFault.WrongPart ? _noChannel : _noGood);
            _reporter.Send();
            ShowStatus(_board.NowTicks);
        }

        private void StopFrontEnd()
        {
            if (!_running)
                return;
            _chip.Stop();
            _running = false;
            _stopped = _board.NowTicks;
        }

        private void Recover()
        {
            long now = _board.NowTicks;
            if (now - _statusAt >= (long)RetrySeconds * TicksPerSecond)
            {
                _statusAt = now;
                StartFrontEnd();
            }
            else
            {
                _output.Drain(_board);
                _board.Pause(1000 / CommandChecksPerSecond);
            }
        }

        private void Execute()
        {
            UserCommand command = _reader.IsTooLong ? UserCommand.Unknown : _commands.Find(_reader.Line, _reader.Length);
            switch (command)
            {
                case UserCommand.Help:
                    _commands.Append(_reporter.Answer());
                    _reporter.Send();
                    break;
                case UserCommand.Status:
                    ShowStatus(_board.NowTicks);
                    break;
                case UserCommand.Identity:
                    _reporter.Identity(_settings);
                    break;
                case UserCommand.SelfTest:
                    Test();
                    break;
                case UserCommand.ShowSettings:
                    _dialog.Show();
                    break;
                case UserCommand.Set:
                    _dialog.Set(_reader.Line, _commands.ArgumentStart, _commands.ArgumentEnd);
                    break;
                case UserCommand.Defaults:
                    _dialog.Defaults();
                    break;
                case UserCommand.Memory:
                    _reporter.Answer().Add(_free).Next().AddNumber(_machine.FreeBytes());
                    _reporter.Send();
                    break;
                case UserCommand.Restart:
                    Restart();
                    break;
                default:
                    _reporter.Error().Add(_reader.IsTooLong ? _tooLong : _unknown).Next().Add(_reader.Line, 0, _reader.Length);
                    _reporter.Send();
                    break;
            }
        }

        private void Test()
        {
            StopFrontEnd();
            _reporter.Answer().Add(_testing);
            _reporter.Send();
            _output.Drain(_board);
            _selfTest.Run();
            StartFrontEnd();
        }

        private void Restart()
        {
            StopFrontEnd();
            _reporter.Answer().Add(_restarting);
            _reporter.Send();
            _output.Drain(_board);
            _machine.Restart();
        }
    }
}
