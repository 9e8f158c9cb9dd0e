// Softmax of rows of 4, 8, 12 or 16: four exponentials at once in 32-bit lanes. SQDMULH is floor(2 a b / 2^32): with twice the fraction it is
// the product of ExpNegative, (a f) >> 30. One division a row.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class SoftmaxAdvSimd
    {
        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>True if this is how shares are rounded: B is the half that rounds, and S 32 or more.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Takes(long bias, int shift) => !AdvSimd.IsSupported || (shift >= 32 && bias == 1L << (shift - 1));

        /// <summary>See <see cref="Softmax.RowsToInt8"/>, and <see cref="Softmax.Rows"/>: that is M = 2^30, B = 2^43, S = 44.</summary>
        /// <param name="x">First row.</param>
        /// <param name="xStep">From row to row.</param>
        /// <param name="rows">Rows.</param>
        /// <param name="width">4, 8, 12 or 16.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="shift">S; B is 2^(S - 1).</param>
        /// <param name="r">Limits.</param>
        /// <param name="y">First row.</param>
        /// <param name="yStep">From row to row.</param>
        public static void Run<TResult>(ref int x, int xStep, int rows, int width, int multiplier, int shift, TResult r, ref byte y, int yStep)
            where TResult : struct, IResult128<TResult>
        {
            Vector128<int> m = Vector128.Create(multiplier);
            Vector128<int> by = Vector128.Create(31 - shift);
            for (; rows > 0; rows--)
            {
                Vector128<int> largest = Vector128.LoadUnsafe(ref x);
                for (int i = 4; i < width; i += 4)
                    largest = AdvSimd.Max(largest, Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i)));
                largest = AdvSimd.DuplicateSelectedScalarToVector128(AdvSimd.Arm64.MaxAcross(largest), 0);
                Vector128<uint> p0 = Exp(largest, ref x, 0), p1 = default, p2 = default, p3 = default;
                Vector128<ulong> sums = AdvSimd.AddPairwiseWidening(p0);
                if (width > 4)
                    sums = AdvSimd.AddPairwiseWideningAndAdd(sums, p1 = Exp(largest, ref x, 4));
                if (width > 8)
                    sums = AdvSimd.AddPairwiseWideningAndAdd(sums, p2 = Exp(largest, ref x, 8));
                if (width > 12)
                    sums = AdvSimd.AddPairwiseWideningAndAdd(sums, p3 = Exp(largest, ref x, 12));
                // The inverse can be 2^32, which a lane does not hold: one less, and the power is added.
                long inverse = (1L << 62) / (long)AdvSimd.Arm64.AddPairwiseScalar(sums).ToScalar();
                Vector128<uint> less = Vector128.Create((uint)(inverse - 1));
                if (width == 4)
                    r.Write(Rounded(Share(p0, less), m, by), ref y);
                else
                    Write(r, p0, p1, less, m, by, ref y);
                if (width == 12)
                    r.Write(Rounded(Share(p2, less), m, by), ref Unsafe.Add(ref y, 8 * r.Size));
                else if (width == 16)
                    Write(r, p2, p3, less, m, by, ref Unsafe.Add(ref y, 8 * r.Size));
                x = ref Unsafe.Add(ref x, xStep);
                y = ref Unsafe.Add(ref y, yStep * r.Size);
            }
        }

        // Upper halves first, see Eight128.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write<TResult>(in TResult r, Vector128<uint> p, Vector128<uint> q, Vector128<uint> less, Vector128<int> m, Vector128<int> by, ref byte y)
            where TResult : struct, IResult128<TResult>
        {
            Vector128<ulong> second = AdvSimd.MultiplyWideningUpperAndAdd(AdvSimd.ShiftLeftLogicalWideningUpper(p, 0), p, less);
            Vector128<ulong> fourth = AdvSimd.MultiplyWideningUpperAndAdd(AdvSimd.ShiftLeftLogicalWideningUpper(q, 0), q, less);
            Vector128<ulong> first = AdvSimd.AddWideningLower(AdvSimd.MultiplyWideningLower(p.GetLower(), less.GetLower()), p.GetLower());
            Vector128<ulong> third = AdvSimd.AddWideningLower(AdvSimd.MultiplyWideningLower(q.GetLower(), less.GetLower()), q.GetLower());
            r.Write(Rounded(AdvSimd.Arm64.UnzipOdd(first.AsInt32(), second.AsInt32()), m, by), Rounded(AdvSimd.Arm64.UnzipOdd(third.AsInt32(), fourth.AsInt32()), m, by), ref y);
        }

        // (share M + 2^(S - 1)) >> S: SQDMULH is the product without its last 31 bits, which change nothing.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<int> Rounded(Vector128<int> share, Vector128<int> m, Vector128<int> by) => AdvSimd.ShiftArithmeticRounded(AdvSimd.MultiplyDoublingSaturateHigh(share, m), by);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<uint> Exp(Vector128<int> largest, ref int x, int i)
        {
            // The distance is right as an unsigned number even where the difference leaves int.
            Vector128<uint> distance = AdvSimd.Min(AdvSimd.Subtract(largest, Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i))).AsUInt32(), Vector128.Create((uint)ExpNegative.Zero));
            Vector64<uint> log2E = Vector64.Create((uint)ExpNegative.Log2EQ30);
            Vector128<ulong> high = AdvSimd.MultiplyBySelectedScalarWideningUpper(distance, log2E, 0);
            Vector128<ulong> low = AdvSimd.MultiplyWideningLower(distance.GetLower(), log2E);
            Vector128<int> twice = AdvSimd.And(AdvSimd.ShiftRightLogicalNarrowingUpper(AdvSimd.ShiftRightLogicalNarrowingLower(low, 15), high, 15), Vector128.Create(0x7FFFFFFEU)).AsInt32();
            Vector128<int> shift = AdvSimd.ShiftRightLogical(AdvSimd.Arm64.UnzipOdd(low.AsUInt32(), high.AsUInt32()), 14).AsInt32();
            Vector128<int> p = Horner(Vector128.Create((int)ExpNegative.C5), twice, (int)ExpNegative.C4);
            p = Horner(p, twice, (int)ExpNegative.C3);
            p = Horner(p, twice, (int)ExpNegative.C2);
            p = Horner(p, twice, (int)ExpNegative.C1);
            p = Horner(p, twice, 1 << 30);
            return AdvSimd.ShiftArithmeticRounded(p, AdvSimd.Negate(shift)).AsUInt32();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<int> Horner(Vector128<int> p, Vector128<int> twice, int coefficient) => AdvSimd.Add(AdvSimd.MultiplyDoublingSaturateHigh(p, twice), Vector128.Create(coefficient));

        // power * inverse / 2^32.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<int> Share(Vector128<uint> power, Vector128<uint> less)
        {
            Vector128<ulong> high = AdvSimd.MultiplyWideningUpperAndAdd(AdvSimd.ShiftLeftLogicalWideningUpper(power, 0), power, less);
            Vector128<ulong> low = AdvSimd.MultiplyWideningLowerAndAdd(AdvSimd.ShiftLeftLogicalWideningLower(power.GetLower(), 0), power.GetLower(), less.GetLower());
            return AdvSimd.Arm64.UnzipOdd(low.AsUInt32(), high.AsUInt32()).AsInt32();
        }
    }
}
