// Samples to beats, windows and risk: Core's signal path and the student. Whether a risk is given is decided by Sequence.IsUsable, as in training.
using HrvXkd.Core;
using HrvXkd.Core.Beats;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>The analysis behind the front end. Allocates nothing after the constructor.</summary>
    public sealed class Measurement
    {
        // Missing samples are told in pieces, so that windows end in time in a long gap; no two windows end within a quarter of a second.
        private const int GapPiecesPerSecond = 4;

        private const int WindowMask = (1 << Sequence.Windows) - 1;

        private readonly EcgAnalyzer _analyzer;
        private readonly IRiskModel _model;
        private readonly IMeasurementListener _listener;
        private readonly int[] _features = new int[Sequence.Features];
        private readonly int[] _qualities = new int[Sequence.Windows];
        private readonly int _gapPiece;
        private int _pendingGap;
        private int _validBits;

        /// <summary>Allocates everything.</summary>
        /// <param name="rateHz">Samples per second, 100..1000.</param>
        /// <param name="countsPerMilliVolt">Gain of the samples.</param>
        /// <param name="profile">Windows.</param>
        /// <param name="model">The student; it is reset.</param>
        /// <param name="listener">Is told of beats and windows.</param>
        public Measurement(int rateHz, int countsPerMilliVolt, WindowProfile profile, IRiskModel model, IMeasurementListener listener)
        {
            _analyzer = new EcgAnalyzer(rateHz, countsPerMilliVolt, profile);
            _gapPiece = rateHz / GapPiecesPerSecond;
            _listener = listener;
            _model = model;
            model.Reset();
        }

        /// <summary>Time of the latest beat since the first sample, ticks of 1/9000 s.</summary>
        public long BeatTicks { get { return _analyzer.BeatTicks; } }

        /// <summary>Its quality, 0..100.</summary>
        public int BeatQuality { get { return _analyzer.BeatQuality; } }

        /// <summary>Its class.</summary>
        public BeatClass BeatClass { get { return _analyzer.BeatClass; } }

        /// <summary>Index of the latest window.</summary>
        public int WindowIndex { get { return _analyzer.WindowIndex; } }

        /// <summary>Its quality, 0..100.</summary>
        public int WindowQuality { get { return _analyzer.WindowQuality; } }

        /// <summary>False if it is masked.</summary>
        public bool WindowValid { get { return (_validBits & 1) != 0; } }

        /// <summary>Its features, shape [12], Q16.16; zeros if masked.</summary>
        public int[] Features { get { return _features; } }

        /// <summary>Windows so far.</summary>
        public int Windows { get; private set; }

        /// <summary>Valid ones among the last eight.</summary>
        public int ValidWindows { get; private set; }

        /// <summary>Mean quality of those, 0..100.</summary>
        public int ValidQuality { get; private set; }

        /// <summary>True if the newest window gave a risk.</summary>
        public bool HasRisk { get; private set; }

        /// <summary>The student's answer for the newest window, Q16.16; a risk only if <see cref="HasRisk"/>.</summary>
        public int LogitQ16 { get; private set; }

        /// <summary>Takes a sample.</summary>
        /// <param name="sample">Counts.</param>
        public void Push(int sample)
        {
            if (_pendingGap > 0)
                FlushGap();
            int events = _analyzer.Push(sample);
            if (events != EcgAnalyzer.None)
                Deliver(events);
        }

        /// <summary>Takes note of samples that are missing or cannot be used.</summary>
        /// <param name="samples">How many, 0 or more.</param>
        public void Lose(int samples)
        {
            while (samples > 0)
            {
                int room = _gapPiece - _pendingGap;
                int taken = samples < room ? samples : room;
                _pendingGap += taken;
                samples -= taken;
                if (_pendingGap == _gapPiece)
                    FlushGap();
            }
        }

        private void FlushGap()
        {
            int samples = _pendingGap;
            _pendingGap = 0;
            Deliver(_analyzer.PushGap(samples));
        }

        private void Deliver(int events)
        {
            if ((events & EcgAnalyzer.BeatFound) != 0)
                _listener.OnBeat();
            if ((events & EcgAnalyzer.WindowReady) != 0)
                TakeWindow();
        }

        private void TakeWindow()
        {
            bool valid = _analyzer.WindowValid;
            _analyzer.CopyFeatures(_features);
            _validBits = ((_validBits << 1) | (valid ? 1 : 0)) & WindowMask;
            System.Array.Copy(_qualities, 0, _qualities, 1, Sequence.Windows - 1);
            _qualities[0] = _analyzer.WindowQuality;
            Windows++;
            int sum = 0;
            int count = 0;
            for (int age = 0; age < Sequence.Windows; age++)
            {
                int bit = (_validBits >> age) & 1;
                sum += bit * _qualities[age];
                count += bit;
            }
            ValidWindows = count;
            ValidQuality = count == 0 ? 0 : sum / count;
            LogitQ16 = _model.Push(_features, valid);
            HasRisk = Sequence.IsUsable(_validBits);
            _listener.OnWindow();
        }
    }
}
