// The cases of the differential proof. The same source is compiled against the desktop build and the nano build of Core and student, and runs on
// a board: whatever the program tells is condensed, bit for bit.
using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Model;

namespace HrvXkd.Proof
{
    /// <summary>Runs a case and gives its hash. Allocates.</summary>
    public sealed class ProofCases
    {
        private const int VectorMask = 0x7FFFFFFF;
        private const int Extremes = 16;

        // Middle of each feature, Q16.16; values spread by half of it to either side, and some by far more.
        private readonly int[] _centre = { 4718592, 255590, 229376, 196608, 425984, 360448, 327680, 32768, 85196, 72089, 16384, 983040 };
        private readonly int[] _features = new int[Sequence.Features];
        private readonly int[] _errors = new int[4];
        private readonly StudentModel _vectorModel = new StudentModel();
        private readonly ProofHash _vectorHash = new ProofHash();
        private long _seed = 20260101;
        private int _vectors;

        /// <summary>The self-test of the student: its inputs and answers are in its source.</summary>
        /// <returns>True if it passes.</returns>
        public static bool KnownAnswer()
        {
            return StudentModel.SelfTest();
        }

        /// <summary>Goes on with random sequences of eight windows until so many have been run since the start.</summary>
        /// <param name="count">Sequences, not less than before.</param>
        /// <returns>Hash of all logits since the start.</returns>
        public ProofHash Vectors(int count)
        {
            for (; _vectors < count; _vectors++)
            {
                _vectorModel.Reset();
                for (int window = 0; window < Sequence.Windows; window++)
                {
                    Fill();
                    _vectorHash.Add(_vectorModel.Push(_features, (Random() & 7) != 0));
                }
            }
            return _vectorHash;
        }

        /// <summary>A signal through beats, intervals, windows and student.</summary>
        /// <param name="samples">Counts.</param>
        /// <param name="rateHz">100..1000.</param>
        /// <param name="gain">Counts per mV.</param>
        /// <param name="holter">True for windows of 300 s, false for 60 s.</param>
        /// <returns>Hash of everything.</returns>
        public ProofHash Signal(int[] samples, int rateHz, int gain, bool holter)
        {
            ProofHash hash = new ProofHash();
            StudentModel model = new StudentModel();
            EcgAnalyzer analyzer = new EcgAnalyzer(rateHz, gain, Profile(holter));
            for (int i = 0; i < samples.Length; i++)
                Take(analyzer, model, analyzer.Push(samples[i]), hash);
            Finish(analyzer, model, hash);
            return hash;
        }

        /// <summary>The made-up ECG, as <see cref="Signal"/>, with a gap after each minute.</summary>
        /// <param name="rateHz">100..1000.</param>
        /// <param name="seconds">Length.</param>
        /// <param name="noise">Largest noise, 1/1000 mV.</param>
        /// <returns>Hash of everything.</returns>
        public ProofHash Synthetic(int rateHz, int seconds, int noise)
        {
            ProofHash hash = new ProofHash();
            StudentModel model = new StudentModel();
            EcgAnalyzer analyzer = new EcgAnalyzer(rateHz, ProofEcg.Gain, Profile(false));
            ProofEcg ecg = new ProofEcg(rateHz, noise);
            for (int i = 1; i <= seconds * rateHz; i++)
            {
                Take(analyzer, model, analyzer.Push(ecg.Next()), hash);
                if (i % (60 * rateHz) == 0)
                    Take(analyzer, model, analyzer.PushGap(rateHz / 8), hash);
            }
            Finish(analyzer, model, hash);
            return hash;
        }

        /// <summary>Intervals through cleaning, windows and student.</summary>
        /// <param name="ticks">Intervals in ticks of 1/9000 s.</param>
        /// <param name="holter">True for windows of 300 s, false for 60 s.</param>
        /// <returns>Hash of everything.</returns>
        public ProofHash Intervals(int[] ticks, bool holter)
        {
            ProofHash hash = new ProofHash();
            StudentModel model = new StudentModel();
            IntervalAnalyzer analyzer = new IntervalAnalyzer(Profile(holter));
            long at = 0;
            analyzer.Push(at, 100, BeatClass.NormalLike, true);
            Drain(analyzer, model, hash);
            for (int i = 0; i < ticks.Length; i++)
            {
                at += ticks[i];
                analyzer.Push(at, 100, BeatClass.NormalLike, false);
                Drain(analyzer, model, hash);
            }
            analyzer.Finish(at);
            Drain(analyzer, model, hash);
            return hash;
        }

        /// <summary>Made-up intervals, as <see cref="Intervals"/>.</summary>
        /// <param name="count">How many.</param>
        /// <param name="holter">True for windows of 300 s, false for 60 s.</param>
        /// <returns>Hash of everything.</returns>
        public ProofHash RandomIntervals(int count, bool holter)
        {
            int[] ticks = new int[count];
            int slow = 0;
            for (int i = 0; i < count; i++)
            {
                slow += (Random() & 255) - 128 - (slow >> 4);
                ticks[i] = 7200 + slow + (Random() & 511) - 256;
                if ((Random() & 63) == 0)
                    ticks[i] -= 2400;
            }
            return Intervals(ticks, holter);
        }

        private static WindowProfile Profile(bool holter)
        {
            return holter ? WindowProfile.Holter() : WindowProfile.Short();
        }

        private void Finish(EcgAnalyzer analyzer, IRiskModel model, ProofHash hash)
        {
            int events;
            do
            {
                events = analyzer.Finish();
                Take(analyzer, model, events, hash);
            }
            while (events != EcgAnalyzer.None);
        }

        private void Take(EcgAnalyzer analyzer, IRiskModel model, int events, ProofHash hash)
        {
            if (events == EcgAnalyzer.None)
                return;
            hash.Add(events);
            if ((events & EcgAnalyzer.BeatFound) != 0)
            {
                hash.Add(analyzer.BeatTicks);
                hash.Add(analyzer.BeatQuality);
                hash.Add((int)analyzer.BeatClass);
            }
            if ((events & EcgAnalyzer.IntervalDecided) != 0)
            {
                hash.Add(analyzer.IntervalStartTicks);
                hash.Add(analyzer.IntervalTicks);
                hash.Add((int)analyzer.IntervalFlag);
                hash.Add(analyzer.IsIrregular ? 1 : 0);
            }
            if ((events & EcgAnalyzer.WindowReady) == 0)
                return;
            hash.Add(analyzer.WindowIndex);
            hash.Add(analyzer.WindowQuality);
            analyzer.CopyFeatures(_features);
            analyzer.CopyErrors(_errors);
            hash.Add(_errors);
            AddWindow(model, analyzer.WindowValid, hash);
        }

        private void Drain(IntervalAnalyzer analyzer, IRiskModel model, ProofHash hash)
        {
            int events = analyzer.Next();
            while (events != EcgAnalyzer.None)
            {
                hash.Add(events);
                if ((events & EcgAnalyzer.IntervalDecided) != 0)
                {
                    hash.Add(analyzer.IntervalStartTicks);
                    hash.Add(analyzer.IntervalTicks);
                    hash.Add((int)analyzer.IntervalFlag);
                }
                if ((events & EcgAnalyzer.WindowReady) != 0)
                {
                    hash.Add(analyzer.WindowIndex);
                    hash.Add(analyzer.WindowQuality);
                    analyzer.CopyFeatures(_features);
                    AddWindow(model, analyzer.WindowValid, hash);
                }
                events = analyzer.Next();
            }
        }

        private void AddWindow(IRiskModel model, bool valid, ProofHash hash)
        {
            hash.Add(valid ? 1 : 0);
            hash.Add(_features);
            hash.Add(model.Push(_features, valid));
        }

        // One window in sixteen is as far out as an int goes, one in sixteen is 256 times wider than usual.
        private void Fill()
        {
            int kind = Random() & (Extremes - 1);
            for (int i = 0; i < Sequence.Features; i++)
            {
                long offset = _centre[i] * (((long)Random() & 0xFFFF) - 32768);
                if (kind == 0)
                    _features[i] = (Random() & 1) == 0 ? VectorMask : -VectorMask - 1;
                else
                    _features[i] = (int)(_centre[i] + (kind == 1 ? offset >> 8 : offset >> 16));
            }
        }

        private int Random()
        {
            _seed = ((_seed * 1103515245) + 12345) & VectorMask;
            return (int)(_seed >> 8);
        }
    }
}
