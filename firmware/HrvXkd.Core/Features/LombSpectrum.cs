// Spectrum of unevenly spaced NN intervals: Lomb's periodogram on f = 0.0033 Hz + k / (4 T), scaled by 2 * mean NN to a one-sided
// density in ms^2/Hz, and its band powers by the trapezoid rule. Each interval counts at the time of its second beat, so
// that dropped intervals leave holes instead of interpolated values. Sine and cosine of every beat turn by a fixed angle from
// one frequency to the next. Source: Lomb 1976; Task Force ESC/NASPE 1996; bands of ANSI/AAMI EC57.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class LombSpectrum
    {
        private const int Oversampling = 4;
        private const int LowestE4 = 33;
        private const int LfE4 = 400;
        private const int HfE4 = 1500;
        private const int TopE4 = 4000;

        private readonly int[] _deviation;
        private readonly int[] _cos;
        private readonly int[] _sin;
        private readonly int[] _stepCos;
        private readonly int[] _stepSin;
        private readonly long[] _band = new long[3];

        public LombSpectrum(int capacity)
        {
            _deviation = new int[capacity];
            _cos = new int[capacity];
            _sin = new int[capacity];
            _stepCos = new int[capacity];
            _stepSin = new int[capacity];
        }

        /// <summary>Frequency of the highest peak in the HF band, breaths per minute, Q16.16.</summary>
        public int PeakPerMinuteQ16 { get; private set; }

        /// <summary>Power of a band, 0 VLF, 1 LF, 2 HF, in ticks^2 * 4, Q12: divide by 4 * 81 * 4096 for ms^2.</summary>
        public long BandPower(int band)
        {
            return _band[band];
        }

        public void Compute(int[] nn, int[] start, int count)
        {
            long span = Prepare(nn, start, count);
            long four = Oversampling * span;
            int band = 0;
            long sum = 0;
            long first = -1;
            long last = 0;
            long peak = -1;
            long peakBefore = 0;
            long peakAfter = 0;
            long peakIndex = 0;
            for (long k = 0; band < 3; k++)
            {
                long frequency = (LowestE4 * four) + (k * Ticks.PerSecond * 10000);
                if (frequency >= (band == 0 ? LfE4 : band == 1 ? HfE4 : TopE4) * four)
                {
                    _band[band++] = first < 0 ? 0 : sum - ((first + last) >> 1);
                    sum = 0;
                    first = -1;
                    if (band == 3)
                        break;
                }
                long density = Density(count);
                if (first < 0)
                    first = density;
                sum += density;
                if (band == 2 && density > peak)
                {
                    peak = density;
                    peakBefore = last;
                    peakIndex = k;
                    peakAfter = -1;
                }
                else if (band == 2 && peakAfter < 0)
                {
                    peakAfter = density;
                }
                last = density;
            }
            LocatePeak(peakIndex, peakBefore, peak, peakAfter, four);
        }

        private long Prepare(int[] nn, int[] start, int count)
        {
            long total = 0;
            for (int i = 0; i < count; i++)
                total += nn[i];
            long span = start[count - 1] + nn[count - 1] - (long)start[0] - nn[0];
            for (int i = 0; i < count; i++)
            {
                // The mean is taken off in 1/16 tick.
                _deviation[i] = (int)(((nn[i] * 16L) - (total * 16 / count)));
                long time = start[i] + nn[i] - (long)start[0] - nn[0];
                long phase = (((time * LowestE4) % (10000L * Ticks.PerSecond)) << 32) / (10000L * Ticks.PerSecond);
                long step = (time << 32) / (Oversampling * span);
                _cos[i] = Trigonometry.CosQ30(phase);
                _sin[i] = Trigonometry.SinQ30(phase);
                _stepCos[i] = Trigonometry.CosQ30(step);
                _stepSin[i] = Trigonometry.SinQ30(step);
            }
            return span;
        }

        // Least-squares power of one frequency per interval, ticks^2 in Q12, and the turn to the next frequency.
        private long Density(int count)
        {
            int[] deviation = _deviation;
            int[] cosines = _cos;
            int[] sines = _sin;
            int[] stepCosines = _stepCos;
            int[] stepSines = _stepSin;
            long sumYc = 0;
            long sumYs = 0;
            long sumCc = 0;
            long sumCs = 0;
            for (int i = 0; i < count; i++)
            {
                long c = cosines[i];
                long s = sines[i];
                long y = deviation[i];
                sumYc += y * c >> 4;
                sumYs += y * s >> 4;
                sumCc += (c >> 15) * (c >> 15);
                sumCs += (c >> 15) * (s >> 15);
                long turnCos = stepCosines[i];
                long turnSin = stepSines[i];
                cosines[i] = (int)(((c * turnCos) - (s * turnSin)) >> 30);
                sines[i] = (int)(((s * turnCos) + (c * turnSin)) >> 30);
            }
            // Means: yc, ys in Q14 ticks; cc, ss, cs in Q16; the determinant in Q18.
            long yc = (sumYc / count) >> 16;
            long ys = (sumYs / count) >> 16;
            long cc = (sumCc / count) >> 14;
            long cs = (sumCs / count) >> 14;
            long ss = (1 << 16) - cc;
            long determinant = ((cc * ss) - (cs * cs)) >> 14;
            if (determinant < 1)
                determinant = 1;
            long power = (((yc * yc) >> 14) * ss) + (((ys * ys) >> 14) * cc) - 2 * (((yc * ys) >> 14) * cs);
            return power <= 0 ? 0 : power / determinant;
        }

        private void LocatePeak(long index, long before, long peak, long after, long four)
        {
            long offsetQ16 = 0;
            long curvature = before - (2 * peak) + after;
            if (after >= 0 && before <= peak && after <= peak && curvature < 0)
                offsetQ16 = ((before - after) << 15) / curvature;
            long steps = (index << 16) + offsetQ16;
            PeakPerMinuteQ16 = (int)((((long)LowestE4 * 60 << 16) / 10000) + (steps * Ticks.PerSecond * 60 / four));
        }
    }
}
