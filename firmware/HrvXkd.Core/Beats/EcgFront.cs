// The part of the detector that runs with every sample: raw samples -> ECG of 125 to 249 samples a second -> energy of its bands at half
// that rate. Samples are gathered to blocks, so that each stage runs over a block with its state at hand. An electrode offset changes no bit.
// Each stage first checks that its buffers have their constant lengths: the compiler then knows that masked indices lie inside. An interpreter
// gains nothing by that, so the check is not in its build.
namespace HrvXkd.Core.Beats
{
    internal sealed class EcgFront
    {
        /// <summary>Samples of the history in a block.</summary>
        public const int Block = 8;

        /// <summary>Energies in a block.</summary>
        public const int Energies = Block / 2;

        private readonly SignalHistory _history;
        private readonly Decimator _decimator;
        private readonly BandPass _bandPass;
        private readonly BandMeter _meter;
        private readonly long[] _energy = new long[Energies];
        private readonly long[] _sums = new long[Block];
        private long _blocks;

        public EcgFront(SignalHistory history, int rateHz, int countsPerMilliVolt)
        {
            _history = history;
            Step = StepOf(rateHz);
            int rate = RateOf(rateHz);
            _decimator = new Decimator(Step);
            _bandPass = new BandPass(rateHz, Step, rate, countsPerMilliVolt);
            _meter = new BandMeter(rate);
        }

        /// <summary>Input samples to one of the history.</summary>
        public int Step { get; private set; }

        /// <summary>The bands, their noise and weights, and the scale of the energy.</summary>
        public BandMeter Meter { get { return _meter; } }

        /// <summary>Energy of the newest block: one value for every two samples of the history.</summary>
        public long[] Energy { get { return _energy; } }

        /// <summary>The history lags the input by this many half samples of the input.</summary>
        public int DelayHalfSamples { get { return (3 * (Step - 1)) + (Step * _bandPass.DelayHalfSamples); } }

        /// <summary>The energy lags the history by this many half samples of the history.</summary>
        public int EnergyDelayHalfSamples { get { return _meter.DelayHalfSamples; } }

        /// <summary>Samples taken since the start, input.</summary>
        public long Taken { get { return _blocks * Block * Step; } }

        /// <summary>Input samples to one of the history.</summary>
        public static int StepOf(int rateHz)
        {
            return rateHz < 2 * BeatTuning.LowestRateHz ? 1 : rateHz / BeatTuning.LowestRateHz;
        }

        /// <summary>Samples a second of the history, rounded.</summary>
        public static int RateOf(int rateHz)
        {
            int step = StepOf(rateHz);
            return (rateHz + (step >> 1)) / step;
        }

        /// <summary>Begins a stretch: before lies silence of the value of its first sample.</summary>
        public void Start(int value)
        {
            _decimator.Start(value);
            _bandPass.Start();
            _meter.Start();
            for (int i = 0; i < _meter.WideLength; i += Block)
            {
                System.Array.Clear(_history.Values, _history.Place, Block);
                _history.Hold();
            }
        }

        /// <summary>Ends a stretch.</summary>
        public void Stop()
        {
            _blocks = 0;
        }

        /// <summary>Takes a block: so many samples more are in the history.</summary>
        /// <param name="raw">Samples, any int, newest first, shape [Block * Step].</param>
        public void Take(int[] raw)
        {
            _blocks++;
            SignalHistory history = _history;
            int[] ecg = history.Values;
            int place = history.Place;
            _decimator.Take(raw, _sums);
            _bandPass.Take(_sums, ecg, place);
            _meter.Take(ecg, place, _energy);
            history.Hold();
        }
    }
}
