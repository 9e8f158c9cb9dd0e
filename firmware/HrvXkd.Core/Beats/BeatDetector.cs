// From samples to R peaks: band-pass, slope energy, peaks, tracker; then position, shape and quality of each beat.
// Time counts input samples from the first, gaps included.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BeatDetector
    {
        private const int HistoryMarginMs = 1000;
        private const int CheckMs = 100;
        private const int NoClearQ8 = -32;
        private const int FullyClearQ8 = 288;

        private readonly int _rateHz;
        private readonly BandPass _bandPass;
        private readonly SlopeEnergy _energy;
        private readonly PeakFinder _peaks;
        private readonly BeatTracker _tracker;
        private readonly SignalHistory _history;
        private readonly RPeak _rPeak;
        private readonly BeatClassifier _classifier;
        private readonly int _checkEvery;
        private readonly int _tail;
        private readonly int _energyDelay;
        private bool _primed;
        private bool _isFirst = true;
        private int _untilCheck;
        private int _lastSample;
        private long _offset;
        private long _stretchStart;

        public BeatDetector(int rateHz, int countsPerMilliVolt)
        {
            _rateHz = rateHz;
            _bandPass = new BandPass(rateHz, countsPerMilliVolt);
            _energy = new SlopeEnergy(rateHz);
            _peaks = new PeakFinder(rateHz, _energy.Energy(BeatTuning.MinimumEnergy));
            _tracker = new BeatTracker(rateHz);
            _history = new SignalHistory(BeatTime.Samples(BeatTuning.MaximumAgeMs + HistoryMarginMs, rateHz));
            _rPeak = new RPeak(_history, rateHz);
            _classifier = new BeatClassifier(_history, rateHz);
            Beats = new BeatQueue(BeatTracker.Capacity);
            _checkEvery = BeatTime.Samples(CheckMs, rateHz);
            _energyDelay = _energy.DelayHalfSamples >> 1;
            // What must follow the last sample of a stretch until its last beat is through all filters.
            _tail = ((_bandPass.DelayHalfSamples + _energy.DelayHalfSamples) >> 1) + (2 * BeatTime.Samples(BeatTuning.PeakHoldMs, rateHz));
        }

        /// <summary>Beats found and not yet taken.</summary>
        public BeatQueue Beats { get; private set; }

        /// <summary>Input time so far, gaps included, ticks.</summary>
        public long NowTicks { get { return ToTicks(Samples << 8); } }

        /// <summary>No beat before this time is still to be found, ticks.</summary>
        public long SettledTicks
        {
            get
            {
                return _primed ? ToTicks(((_tracker.Settled(_history.Next) + _offset) << 8) - (_bandPass.DelayHalfSamples * 128)) : NowTicks;
            }
        }

        private long Samples { get; set; }

        /// <summary>Takes a sample.</summary>
        public void Push(int sample)
        {
            if (!_primed)
                Prime(sample);
            _lastSample = sample;
            Samples++;
            if (Filter(sample) || --_untilCheck <= 0)
            {
                _untilCheck = _checkEvery;
                Collect(false);
            }
        }

        /// <summary>Takes a gap of so many samples, or with 0 the end: finds all beats before it.</summary>
        public void EndStretch(int missing)
        {
            if (_primed)
            {
                for (int i = 0; i < _tail; i++)
                    Filter(_lastSample);
                Collect(true);
            }
            _primed = false;
            _isFirst = true;
            Samples += missing;
        }

        private void Prime(int sample)
        {
            _primed = true;
            _offset = Samples - _history.Next;
            _stretchStart = NowTicks;
            _bandPass.Reset(sample);
            _energy.Reset();
            _peaks.Reset();
            _tracker.Restart(_history.Next);
            _untilCheck = _checkEvery;
        }

        // True if a candidate was found.
        private bool Filter(int sample)
        {
            int value = _bandPass.Push(sample);
            _history.Push(value);
            if (!_peaks.Push(_energy.Push(value)))
                return false;
            _tracker.Add(_history.Next - 1 - _peaks.Age - _energyDelay, _energy.Height(_peaks.Peak));
            return true;
        }

        private void Collect(bool flush)
        {
            while (_tracker.TryTake(_history.Next, flush))
            {
                long at = _rPeak.Locate(_tracker.BeatSample);
                long ticks = ToTicks(at + (_offset << 8) - (_bandPass.DelayHalfSamples * 128));
                if (ticks < _stretchStart + (BeatTuning.EdgeMs * Ticks.PerMs) || ticks > NowTicks - (BeatTuning.EdgeMs * Ticks.PerMs))
                    continue;
                int similarity = _classifier.Classify(at, ticks, _isFirst);
                Beats.Add(ticks, Quality(similarity), _classifier.Class, _isFirst, _classifier.IsAfterPause);
                _isFirst = false;
            }
        }

        // Height over what lies between beats, and likeness to the usual shape.
        private int Quality(int similarity)
        {
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
