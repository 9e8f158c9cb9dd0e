// Sine and cosine of many phases, quickly: 512 values of a turn in Q20, from which one goes on along the tangent, at most half a step.
// The tangent runs outside the circle by 6.3e-6 on average, which the values make up for; what remains is below 1.3e-5.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal static class SineTable
    {
        /// <summary>Values of one turn.</summary>
        public const int Turn = 1 << TurnBits;

        /// <summary>Values of a quarter turn: the cosine lies so far ahead.</summary>
        public const int Quarter = Turn / 4;

        /// <summary>Binary logarithm of <see cref="Turn"/>.</summary>
        public const int TurnBits = 9;

        /// <summary>Fraction bits of the values.</summary>
        public const int Q = 20;

        /// <summary>Angle from one value to the next, 2 pi / 512, Q20.</summary>
        public const int StepQ20 = 12868;

        /// <summary>Values to fill: one turn and a quarter.</summary>
        public const int Length = Turn + Quarter;

        // (2 pi / 512)^2 / 24 in Q30.
        private const long TangentQ30 = 6738;

        /// <summary>Fills a table.</summary>
        public static void Fill(int[] values)
        {
            for (int i = 0; i < Length; i++)
            {
                long sine = Trigonometry.SinQ30((long)i << (32 - TurnBits));
                sine -= (sine * TangentQ30) >> 30;
                values[i] = (int)((sine + (1 << (29 - Q))) >> (30 - Q));
            }
        }
    }
}
