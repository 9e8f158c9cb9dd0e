// From samples to R peaks: bands, energy and shapes, candidates, tracker; then position, shape and quality of each beat.
// Time counts input samples from the first, gaps included; inside, one of every few samples is left.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BeatDetector
    {
        private const int HistoryMarginMs = 1000;
        private const int CheckMs = 200;
        private const int NoClearQ8 = -32;
        private const int FullyClearQ8 = 288;

        // 8 mV.
        private const int LargestBeat = 8 << 12;

        private readonly int _rateHz;
        private readonly int _step;
        private readonly EcgFront _front;
        private readonly long[] _energy;
        private readonly ShapeMatcher _shapes;
        private readonly PeakFinder _peaks;
        private readonly BeatTracker _tracker;
        private readonly SignalHistory _history;
        private readonly RPeak _rPeak;
        private readonly BeatClassifier _classifier;
        private readonly int _checkEvery;
        private readonly int _tail;
        private bool _inStretch;
        private bool _isFirst = true;
        private int _untilCheck;
        private long _before;
        private long _originQ8;
        private long _stretchStart;

        public BeatDetector(int rateHz, int countsPerMilliVolt)
        {
            _rateHz = rateHz;
            int rate = EcgFront.RateOf(rateHz);
            RateHz = rate;
            _history = new SignalHistory(BeatTime.Samples(BeatTuning.MaximumAgeMs + HistoryMarginMs, rate));
            _front = new EcgFront(_history, rateHz, countsPerMilliVolt);
            _energy = _front.Energy;
            _step = _front.Step;
            _shapes = new ShapeMatcher(_history, _front, rate);
            _peaks = new PeakFinder(rate / 2, _front.Meter.EnergyOf(BeatTuning.MinimumEnergy));
            _tracker = new BeatTracker(_shapes.Known.Intervals, rate);
            _rPeak = new RPeak(_history, rate);
            _classifier = new BeatClassifier(_history, rate);
            Beats = new BeatQueue(BeatCandidates.Capacity);
            _checkEvery = BeatTime.Samples(CheckMs, rate) / EcgFront.Block;
            // What must follow the last sample of a stretch until its last beat is through all filters.
            _tail = (_front.DelayHalfSamples >> 1) + (_step * ((_front.EnergyDelayHalfSamples >> 1) + (2 * BeatTime.Samples(BeatTuning.PeakHoldMs, rate))));
        }

        /// <summary>Beats found and not yet taken.</summary>
        public BeatQueue Beats { get; private set; }

        /// <summary>Input time so far, gaps included, ticks.</summary>
        public long NowTicks { get { return ToTicks((_before + _front.Taken) << 8); } }

        /// <summary>No beat before this time is still to be found, ticks.</summary>
        public long SettledTicks
        {
            get
            {
                return _inStretch ? ToTicks((_tracker.Settled(_history.Next) * _step << 8) + _originQ8) : NowTicks;
            }
        }

        /// <summary>Input samples to one of the detector's own.</summary>
        public int Step { get { return _step; } }

        /// <summary>The detector's own samples a second.</summary>
        public int RateHz { get; private set; }

        /// <summary>Takes a block of samples, newest first, <see cref="EcgFront.Block"/> * <see cref="Step"/>.</summary>
        public void Take(int[] block)
        {
            if (Filter(block) || --_untilCheck <= 0)
            {
                // Where there was one beat there may be another, but one at a time, so that the work of a block is bounded.
                _untilCheck = Collect(false) ? 1 : _checkEvery;
            }
        }

        /// <summary>Takes a gap, or with 0 the end: finds all beats before it.</summary>
        /// <param name="block">The block that was not filled; it is overwritten.</param>
        /// <param name="free">Samples that it wants, those at its start.</param>
        /// <param name="missing">Samples that are missing then.</param>
        public void EndStretch(int[] block, int free, int missing)
        {
            int filled = block.Length - free;
            long taken = _front.Taken + filled;
            if (taken > 0)
            {
                int last = block[filled > 0 ? free : 0];
                for (int left = filled + _tail; left > 0; left -= block.Length)
                {
                    while (free > 0)
                        block[--free] = last;
                    free = block.Length;
                    Filter(block);
                }
                _front.Stop();
                _before += taken;
                while (Collect(true))
                {
                }
                _inStretch = false;
            }
            _isFirst = true;
            _before += missing;
        }

        private void Start(int value)
        {
            _inStretch = true;
            _stretchStart = ToTicks(_before << 8);
            _front.Start(value);
            long start = _history.Next;
            // Value k of the stretch is made at its input sample (k + 1) * step - 1.
            _originQ8 = ((_before + _step - 1 - (start * _step)) << 8) - (_front.DelayHalfSamples * 128);
            _peaks.Reset();
            _tracker.Restart(start);
            _untilCheck = _checkEvery;
        }

        // True if a candidate was found.
        private bool Filter(int[] block)
        {
            if (!_inStretch)
                Start(block[block.Length - 1]);
            _front.Take(block);
            bool isNoisy = _shapes.IsNoisy;
            if (_shapes.Update())
            {
                bool wasNoisy = isNoisy;
                isNoisy = _shapes.IsNoisy;
                if (isNoisy && !wasNoisy)
                    _tracker.MarkNoise(_history.Next - (_front.EnergyDelayHalfSamples >> 1));
            }
            bool found = isNoisy && MatchShapes();
            long[] energy = _energy;
            for (int i = _peaks.Find(energy, 0); i >= 0; i = _peaks.Find(energy, i + 1))
            {
                long hump = _history.Next - 1 - (2 * (_peaks.Age + energy.Length - 1 - i)) - (_front.EnergyDelayHalfSamples >> 1);
                int height = _front.Meter.Height(_peaks.Peak);
                bool isStrange = !isNoisy && height > _tracker.Threshold && _shapes.IsStrange(hump);
                _tracker.AddHump(hump, height, isNoisy, isStrange);
                found = true;
            }
            return found;
        }

        private bool MatchShapes()
        {
            _shapes.Correlate();
            bool found = false;
            for (int i = _shapes.Match(0); i >= 0; i = _shapes.Match(i + 1))
            {
                found = true;
                long peak = _history.Next - 1 - _shapes.Age;
                _tracker.AddMatch(peak + _shapes.Center, _shapes.Evidence, peak, _shapes.Shape);
            }
            return found;
        }

        // Takes the next beat that is certain; false if there is none.
        private bool Collect(bool flush)
        {
            if (!_tracker.TryTake(_history.Next, flush))
                return false;
            long at = _tracker.BeatPeak >= 0 ? _rPeak.LocateByMatch(_tracker.BeatPeak) : _rPeak.LocateByHump(_tracker.BeatSample);
            long ticks = ToTicks((at * _step) + _originQ8);
            if (ticks < _stretchStart + (BeatTuning.EdgeMs * Ticks.PerMs) || ticks > NowTicks - (BeatTuning.EdgeMs * Ticks.PerMs))
                return true;
            int similarity = _classifier.Classify(at, ticks, _isFirst);
            int quality = Quality(similarity);
            if (_tracker.BeatInNoise)
                _shapes.Check(_tracker.BeatMatches);
            else if (quality >= BeatTuning.LearnQuality)
                _tracker.LearnShape(_shapes.Learn((at + 128) >> 8, _tracker.BeatSample));
            Beats.Add(ticks, quality, _classifier.Class, _isFirst, _classifier.IsAfterPause);
            _isFirst = false;
            return true;
        }

        // Height over what lies between beats, and likeness to the usual shape; nothing for what is too large for a heart.
        private int Quality(int similarity)
        {
            if (_rPeak.Amplitude > LargestBeat)
                return 0;
            int octavesQ8 = IntegerMath.Log2Q8(_tracker.BeatHeight) - IntegerMath.Log2Q8(_tracker.NoiseHeight + BeatTuning.MinimumEnergy);
            int clear = (octavesQ8 - NoClearQ8) * 100 / (FullyClearQ8 - NoClearQ8);
            if (clear > 100)
                clear = 100;
            if (clear < 0)
                clear = 0;
            return clear * (40 + (similarity > 0 ? similarity * 3 / 5 : 0)) / 100;
        }

        private long ToTicks(long samplesQ8)
        {
            return samplesQ8 <= 0 ? 0 : ((samplesQ8 * Ticks.PerSecond) + (_rateHz * 128L)) / (_rateHz * 256L);
        }
    }
}
