// From samples to R peaks: band-pass, bands, energy and shapes, candidates, tracker; then position, shape and quality of each beat.
// Time counts input samples from the first, gaps included; inside, one of every few samples is left.
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
        private readonly int _step;
        private readonly BandPass _bandPass;
        private readonly QrsBands _bands;
        private readonly QrsEnergy _energy;
        private readonly ShapeMatcher _shapes;
        private readonly PeakFinder _peaks;
        private readonly BeatTracker _tracker;
        private readonly SignalHistory _history;
        private readonly RPeak _rPeak;
        private readonly BeatShape _shape;
        private readonly int _checkEvery;
        private readonly int _tail;
        private readonly int _energyDelay;
        private bool _primed;
        private bool _isFirst = true;
        private int _untilCheck;
        private int _lastSample;
        private long _originQ8;
        private long _stretchStart;

        public BeatDetector(int rateHz, int countsPerMilliVolt)
        {
            _rateHz = rateHz;
            _bandPass = new BandPass(rateHz, countsPerMilliVolt);
            _step = _bandPass.Step;
            int rate = (rateHz + (_step >> 1)) / _step;
            RateHz = rate;
            _bands = new QrsBands(rate);
            _energy = new QrsEnergy(rate);
            _peaks = new PeakFinder(rate, _energy.Energy(BeatTuning.MinimumEnergy));
            _tracker = new BeatTracker(rate);
            _history = new SignalHistory(BeatTime.Samples(BeatTuning.MaximumAgeMs + HistoryMarginMs, rate));
            _shapes = new ShapeMatcher(_history, _bands, rate);
            _rPeak = new RPeak(_history, rate);
            _shape = new BeatShape(_history, rate);
            Beats = new BeatQueue(BeatCandidates.Capacity);
            _checkEvery = BeatTime.Samples(CheckMs, rate);
            _energyDelay = _bands.Delay + (_energy.DelayHalfSamples >> 1);
            // What must follow the last sample of a stretch until its last beat is through all filters.
            _tail = (_bandPass.DelayHalfSamples >> 1) + (_step * (_energyDelay + (2 * BeatTime.Samples(BeatTuning.PeakHoldMs, rate))));
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
                return _primed ? ToTicks((_tracker.Settled(_history.Next) * _step << 8) + _originQ8) : NowTicks;
            }
        }

        private long Samples { get; set; }

        /// <summary>Samples a second of all work after the band-pass.</summary>
        public int RateHz { get; private set; }

        /// <summary>Takes a sample; false if nothing can have changed by it.</summary>
        public bool Push(int sample)
        {
            if (!_primed)
                Prime(sample);
            _lastSample = sample;
            Samples++;
            if (!_bandPass.Push(sample))
                return false;
            if (Filter(_bandPass.Value) || --_untilCheck <= 0)
            {
                _untilCheck = _checkEvery;
                Collect(false);
            }
            return true;
        }

        /// <summary>Takes a gap of so many samples, or with 0 the end: finds all beats before it.</summary>
        public void EndStretch(int missing)
        {
            if (_primed)
            {
                for (int i = 0; i < _tail; i++)
                {
                    if (_bandPass.Push(_lastSample))
                        Filter(_bandPass.Value);
                }
                Collect(true);
            }
            _primed = false;
            _isFirst = true;
            Samples += missing;
        }

        private void Prime(int sample)
        {
            _primed = true;
            // Value k of the stretch is made at its input sample (k + 1) * step - 1.
            _originQ8 = ((Samples + _step - 1 - (_history.Next * _step)) << 8) - (_bandPass.DelayHalfSamples * 128);
            _stretchStart = NowTicks;
            _bandPass.Reset(sample);
            _bands.Reset();
            _energy.Reset();
            _peaks.Reset();
            _tracker.Restart(_history.Next);
            _untilCheck = _checkEvery;
        }

        // True if a candidate was found.
        private bool Filter(int value)
        {
            _history.Push(value);
            _bands.Push(value);
            int low = _bands.Low;
            int high = _bands.High;
            bool matched = _shapes.Push(low, high);
            if (matched)
            {
                long peak = _history.Next - 1 - _shapes.Age;
                _tracker.AddMatch(peak + _shapes.Center, _shapes.Evidence, peak);
            }
            bool isHump = _peaks.Push(_energy.Push(low, high, _shapes.LowWeight, _shapes.HighWeight));
            if (isHump)
                _tracker.AddHump(_history.Next - 1 - _peaks.Age - _energyDelay, _energy.Height(_peaks.Peak), _shapes.IsNoisy);
            return matched || isHump;
        }

        private void Collect(bool flush)
        {
            while (_tracker.TryTake(_history.Next, flush))
            {
                long at = _tracker.BeatPeak >= 0 ? _rPeak.LocateByMatch(_tracker.BeatPeak) : _rPeak.LocateByHump(_tracker.BeatSample);
                long ticks = ToTicks((at * _step) + _originQ8);
                if (ticks < _stretchStart + (BeatTuning.EdgeMs * Ticks.PerMs) || ticks > NowTicks - (BeatTuning.EdgeMs * Ticks.PerMs))
                    continue;
                int similarity = _shape.Compare(at);
                int quality = Quality(similarity);
                if (_tracker.BeatInNoise)
                    _shapes.Check(_tracker.BeatMatches);
                else if (quality >= BeatTuning.LearnQuality)
                    _shapes.Learn((at + 128) >> 8, _tracker.BeatSample);
                Beats.Add(ticks, quality, similarity, _isFirst);
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
