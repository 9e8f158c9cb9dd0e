// Compares the shape of a beat with the usual one: correlation of 17 points within 100 ms of the R peak on the band-passed ECG.
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatShape
    {
        private const int Points = 17;
        private const int Middle = Points / 2;
        private const int Usual = 80;
        private const int ReplaceAfter = 6;

        private readonly SignalHistory _history;
        private readonly int _reachQ8;
        private readonly int[] _template = new int[Points];
        private readonly int[] _shape = new int[Points];
        private bool _hasTemplate;
        private int _unlike;

        public BeatShape(SignalHistory history, int rateHz)
        {
            _history = history;
            _reachQ8 = rateHz * 256 / 10;
        }

        /// <summary>Correlation with the usual shape, -100..100, and learns from it.</summary>
        public int Compare(long sampleQ8)
        {
            Read(sampleQ8);
            int similarity = _hasTemplate ? Correlate() : 100;
            if (similarity >= Usual)
                _unlike = 0;
            else
                _unlike++;
            if (!_hasTemplate || _unlike >= ReplaceAfter)
            {
                System.Array.Copy(_shape, 0, _template, 0, Points);
                _hasTemplate = true;
                _unlike = 0;
            }
            else if (similarity >= Usual)
            {
                for (int i = 0; i < Points; i++)
                    _template[i] += (_shape[i] - _template[i]) / 8;
            }
            return similarity;
        }

        private void Read(long sampleQ8)
        {
            int sum = 0;
            for (int i = 0; i < Points; i++)
            {
                int value = _history.At((sampleQ8 + ((i - Middle) * _reachQ8 / Middle) + 128) >> 8);
                _shape[i] = value;
                sum += value;
            }
            for (int i = 0; i < Points; i++)
                _shape[i] -= sum / Points;
        }

        private int Correlate()
        {
            long product = 0;
            long shape = 0;
            long template = 0;
            for (int i = 0; i < Points; i++)
            {
                long a = _shape[i];
                long b = _template[i];
                product += a * b;
                shape += a * a;
                template += b * b;
            }
            long norm = Numerics.IntegerMath.Sqrt(shape) * Numerics.IntegerMath.Sqrt(template);
            if (norm == 0)
                return 0;
            long similarity = product * 100 / norm;
            return similarity > 100 ? 100 : similarity < -100 ? -100 : (int)similarity;
        }
    }
}
