// Rows of int8 by columns of int8 weights in fours on a machine without AVX-512: blocks of four rows and eight columns.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class FoursAvx2
    {
        public static bool IsSupported => Avx2.IsSupported;

        /// <summary>As <see cref="FoursAvx512.Run"/>.</summary>
        public static void Run<TFours>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, bool adds, Requantizer256 requantizer, ref byte y, int yStep, bool narrow)
            where TFours : struct, IFours256
        {
            TFours fours = default;
            int step = 4 * columns;
            int size = narrow ? 1 : 4;
            for (int n = 0; n < columns; n += 8)
            {
                ref sbyte block = ref Unsafe.Add(ref weight, 4 * n);
                Vector256<int> m = Vector256.LoadUnsafe(ref Unsafe.Add(ref multiplier, n));
                Vector256<int> start = Start(ref block, step, inner, fours);
                int row = 0;
                for (; row <= rows - 4; row += 4)
                {
                    Vector256<int> a = start, b = start, c = start, d = start;
                    ref sbyte xa = ref Unsafe.Add(ref x, row * xStep);
                    ref sbyte xb = ref Unsafe.Add(ref xa, xStep);
                    ref sbyte xc = ref Unsafe.Add(ref xb, xStep);
                    ref sbyte xd = ref Unsafe.Add(ref xc, xStep);
                    ref sbyte w = ref block;
                    for (int k = 0; k < inner; k += 4)
                    {
                        Vector256<sbyte> eight = Vector256.LoadUnsafe(ref w);
                        w = ref Unsafe.Add(ref w, step);
                        a = fours.Add(a, fours.Spread(ref Unsafe.Add(ref xa, k)), eight);
                        b = fours.Add(b, fours.Spread(ref Unsafe.Add(ref xb, k)), eight);
                        c = fours.Add(c, fours.Spread(ref Unsafe.Add(ref xc, k)), eight);
                        d = fours.Add(d, fours.Spread(ref Unsafe.Add(ref xd, k)), eight);
                    }
                    Write(a, m, ref Unsafe.Add(ref bias, row * biasStep + n), ref Unsafe.Add(ref addend, adds ? row * yStep + n : 0), adds, requantizer, ref Unsafe.Add(ref y, (row * yStep + n) * size), narrow);
                    Write(b, m, ref Unsafe.Add(ref bias, (row + 1) * biasStep + n), ref Unsafe.Add(ref addend, adds ? (row + 1) * yStep + n : 0), adds, requantizer, ref Unsafe.Add(ref y, ((row + 1) * yStep + n) * size), narrow);
                    Write(c, m, ref Unsafe.Add(ref bias, (row + 2) * biasStep + n), ref Unsafe.Add(ref addend, adds ? (row + 2) * yStep + n : 0), adds, requantizer, ref Unsafe.Add(ref y, ((row + 2) * yStep + n) * size), narrow);
                    Write(d, m, ref Unsafe.Add(ref bias, (row + 3) * biasStep + n), ref Unsafe.Add(ref addend, adds ? (row + 3) * yStep + n : 0), adds, requantizer, ref Unsafe.Add(ref y, ((row + 3) * yStep + n) * size), narrow);
                }
                for (; row < rows; row++)
                    Write(Sum(start, ref Unsafe.Add(ref x, row * xStep), ref block, step, inner, fours), m, ref Unsafe.Add(ref bias, row * biasStep + n), ref Unsafe.Add(ref addend, adds ? row * yStep + n : 0), adds, requantizer, ref Unsafe.Add(ref y, (row * yStep + n) * size), narrow);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Start<TFours>(ref sbyte block, int step, int inner, TFours fours)
            where TFours : struct, IFours256
        {
            Vector256<int> sum = Vector256<int>.Zero;
            for (int k = 0; k < inner; k += 4)
            {
                sum = fours.Correct(sum, Vector256.LoadUnsafe(ref block));
                block = ref Unsafe.Add(ref block, step);
            }
            return Avx2.Subtract(Vector256<int>.Zero, sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Sum<TFours>(Vector256<int> sum, ref sbyte x, ref sbyte block, int step, int inner, TFours fours)
            where TFours : struct, IFours256
        {
            for (int k = 0; k < inner; k += 4)
            {
                sum = fours.Add(sum, fours.Spread(ref Unsafe.Add(ref x, k)), Vector256.LoadUnsafe(ref block));
                block = ref Unsafe.Add(ref block, step);
            }
            return sum;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write(Vector256<int> sum, Vector256<int> m, ref long bias, ref int addend, bool adds, Requantizer256 requantizer, ref byte y, bool narrow)
        {
            Vector256<int> results = requantizer.Apply(sum, m, Vector256.LoadUnsafe(ref bias), Vector256.LoadUnsafe(ref Unsafe.Add(ref bias, 4)));
            if (adds)
                results = Vector256.AddSaturate(results, Vector256.LoadUnsafe(ref addend));
            if (!narrow)
            {
                Unsafe.WriteUnaligned(ref y, results);
            }
            else
            {
                Vector128<short> words = Sse2.PackSignedSaturate(results.GetLower(), results.GetUpper());
                Unsafe.WriteUnaligned(ref y, Sse2.PackSignedSaturate(words, words).AsInt64().ToScalar());
            }
        }
    }
}
