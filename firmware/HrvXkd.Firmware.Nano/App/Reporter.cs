// The lines of the protocol; the README beside the project describes them. A number that is not known is an empty field, never 0.
using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Model;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>Writes what there is to tell as lines. Allocates nothing after the constructor.</summary>
    public sealed class Reporter
    {
        /// <summary>Longest line, bytes: a window with twelve features.</summary>
        public const int LongestLine = 224;

        private const int ShownHash = 8;
        private const int TicksPerMicrosecond = 10;

        private readonly byte[] _identity = Ascii.Bytes("I,hrvxkd-nano,1");
        private readonly byte[] _status = Ascii.Bytes("S");
        private readonly byte[] _beat = Ascii.Bytes("B");
        private readonly byte[] _window = Ascii.Bytes("W");
        private readonly byte[] _risk = Ascii.Bytes("R");
        private readonly byte[] _test = Ascii.Bytes("T");
        private readonly byte[] _error = Ascii.Bytes("E");
        private readonly byte[] _answer = Ascii.Bytes("C");
        private readonly byte[] _ok = Ascii.Bytes("ok");
        private readonly byte[] _failed = Ascii.Bytes("FAIL");
        private readonly byte[] _end = Ascii.Bytes("end");
        private readonly byte[] _classes = Ascii.Bytes("NVU");
        private readonly byte[] _electrodes = Ascii.Bytes("PN");
        private readonly byte[] _modelName = Ascii.Bytes(StudentModel.ModelName);
        private readonly byte[] _cohort = Ascii.Bytes(StudentModel.Cohort);
        private readonly byte[] _hash = Ascii.Bytes(StudentModel.ModelSha256);

        private readonly byte[][] _states =
        {
            Ascii.Bytes("fault"), Ascii.Bytes("off"), Ascii.Bytes("poor"), Ascii.Bytes("learning"), Ascii.Bytes("measuring"), Ascii.Bytes("risk"),
        };

        private readonly TextLine _line = new TextLine(LongestLine);
        private readonly LineOutput _output;

        /// <summary>Takes the memory.</summary>
        /// <param name="output">Where lines go.</param>
        public Reporter(LineOutput output)
        {
            _output = output;
        }

        /// <summary>Who speaks: protocol, model, what it was trained on, settings.</summary>
        /// <param name="settings">Settings in force.</param>
        public void Identity(Settings settings)
        {
            _line.Begin(_identity).Next().Add(_modelName).Next().Add(_cohort).Next().Add(_hash, 0, ShownHash);
            for (int i = 0; i < Settings.Count; i++)
                _line.Next().AddNumber(settings.Get((Setting)i));
            Send();
        }

        /// <summary>How things are.</summary>
        /// <param name="state">State.</param>
        /// <param name="monitor">What is measured.</param>
        /// <param name="beats">Heart rate.</param>
        /// <param name="measurement">Windows.</param>
        /// <param name="longestTicks">Longest work on a sample since the last status, 100 ns.</param>
        public void Status(DeviceState state, Monitor monitor, BeatHistory beats, Measurement measurement, long longestTicks)
        {
            bool hasRate = beats.RateTenths > 0 && state != DeviceState.Fault && state != DeviceState.ElectrodesOff;
            _line.Begin(_status).Next().AddNumber(monitor.Seconds).Next().Add(_states[(int)state]).Next();
            if (hasRate)
                _line.AddTenths(beats.RateTenths);
            _line.Next();
            if (hasRate)
                _line.AddNumber(beats.Quality);
            _line.Next();
            for (int i = 0; i < _electrodes.Length; i++)
            {
                if (((monitor.ElectrodesOff >> i) & 1) != 0)
                    _line.Add(_electrodes, i, 1);
            }
            _line.Next().AddNumber(measurement.ValidWindows).Next().AddNumber(monitor.Lost).Next().AddNumber(monitor.Corrupt);
            _line.Next().AddNumber(_output.Dropped).Next().AddNumber(longestTicks / TicksPerMicrosecond);
            Send();
        }

        /// <summary>A beat.</summary>
        /// <param name="measurement">Holds it.</param>
        /// <param name="beats">Holds the interval before it.</param>
        public void Beat(Measurement measurement, BeatHistory beats)
        {
            _line.Begin(_beat).Next().AddNumber(measurement.BeatTicks / Ticks.PerMs).Next().AddNumber(measurement.BeatQuality);
            _line.Next().Add(_classes, measurement.BeatClass == BeatClass.NormalLike ? 0 : measurement.BeatClass == BeatClass.VentricularLike ? 1 : 2, 1);
            _line.Next();
            if (beats.LatestInterval > 0)
                _line.AddNumber((beats.LatestInterval + (Ticks.PerMs / 2)) / Ticks.PerMs);
            Send();
        }

        /// <summary>A window, and the risk if there is one.</summary>
        /// <param name="measurement">Holds both.</param>
        public void Window(Measurement measurement)
        {
            _line.Begin(_window).Next().AddNumber(measurement.WindowIndex).Next().AddNumber(measurement.WindowQuality);
            _line.Next().AddNumber(measurement.WindowValid ? 1 : 0);
            int[] features = measurement.Features;
            for (int i = 0; i < features.Length; i++)
            {
                _line.Next();
                if (measurement.WindowValid)
                    _line.AddNumber(features[i]);
            }
            Send();
            if (!measurement.HasRisk)
                return;
            _line.Begin(_risk).Next().AddNumber(measurement.WindowIndex).Next().AddTenths(Logistic.Thousandths(measurement.LogitQ16));
            _line.Next().AddNumber(measurement.ValidQuality).Next().AddNumber(measurement.ValidWindows).Next().AddNumber(measurement.LogitQ16);
            Send();
        }

        /// <summary>A check of the self-test.</summary>
        /// <param name="name">What was measured.</param>
        /// <param name="value">Value.</param>
        /// <param name="low">Lowest that passes.</param>
        /// <param name="high">Highest that passes.</param>
        /// <returns>True if it passes.</returns>
        public bool Check(byte[] name, long value, long low, long high)
        {
            bool passes = value >= low && value <= high;
            _line.Begin(_test).Next().Add(name).Next().AddNumber(value).Next().AddNumber(low).Next().AddNumber(high).Next().Add(passes ? _ok : _failed);
            Send();
            return passes;
        }

        /// <summary>The end of the self-test.</summary>
        /// <param name="passed">Checks that passed.</param>
        /// <param name="failed">Checks that failed.</param>
        public void TestEnd(int passed, int failed)
        {
            _line.Begin(_test).Next().Add(_end).Next().AddNumber(passed).Next().AddNumber(failed).Next().Add(failed == 0 ? _ok : _failed);
            Send();
        }

        /// <summary>Begins an answer to a command.</summary>
        /// <returns>The line, to be continued and sent.</returns>
        public TextLine Answer()
        {
            return _line.Begin(_answer).Next();
        }

        /// <summary>Begins an error.</summary>
        /// <returns>The line, to be continued and sent.</returns>
        public TextLine Error()
        {
            return _line.Begin(_error).Next();
        }

        /// <summary>Ends the line and sends it.</summary>
        public void Send()
        {
            _output.Send(_line.End());
        }
    }
}
