// Rows of int8 by columns of int8 weights in fours, without SDOT: SMULL and SMLAL make pairs of products in 16 bits, SADALP adds
// neighbours in 32 bits. Two products fit into 16 bits as long as no weight is -128. Blocks of four rows and eight columns.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class FoursAdvSimd
    {
        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>True if two products fit into 16 bits: they do unless both factors of both are -128. Few x are, and there are fewer of them.</summary>
        /// <param name="x">One factor.</param>
        /// <param name="xCount">How many, a multiple of 4.</param>
        /// <param name="weight">The other.</param>
        /// <param name="count">How many, a multiple of 4.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Takes(ref sbyte x, int xCount, ref sbyte weight, int count) => Lowest(ref x, xCount) != sbyte.MinValue || IsHigher(ref weight, count);

        private static bool IsHigher(ref sbyte weight, int count) => Lowest(ref weight, count) != sbyte.MinValue;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int Lowest(ref sbyte x, int count)
        {
            Vector128<sbyte> lowest = Vector128<sbyte>.Zero;
            for (; count >= 16; count -= 16)
            {
                lowest = AdvSimd.Min(lowest, Vector128.LoadUnsafe(ref x));
                x = ref Unsafe.Add(ref x, 16);
            }
            for (; count > 0; count -= 4)
            {
                lowest = AdvSimd.Min(lowest, Load4(ref x, 0));
                x = ref Unsafe.Add(ref x, 4);
            }
            return AdvSimd.Arm64.MinAcross(lowest).ToScalar();
        }

        /// <summary>As <see cref="FoursDp.Run"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run<TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, TResult r, ref byte y, int yStep)
            where TResult : struct, IResult128<TResult>
        {
            int blocks = rows & ~3;
            if (blocks > 0)
                FourRows(ref x, xStep, blocks, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref addend, r, ref y, yStep);
            if (rows > blocks)
                Rows(ref Unsafe.Add(ref x, blocks * xStep), xStep, rows - blocks, inner, ref weight, columns, ref multiplier, ref Unsafe.Add(ref bias, blocks * biasStep), biasStep, ref r.Adds ? ref Unsafe.Add(ref addend, blocks * yStep) : ref addend, r, ref Unsafe.Add(ref y, blocks * yStep * r.Size), yStep);
        }

        private static void FourRows<TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, TResult r, ref byte y, int yStep)
            where TResult : struct, IResult128<TResult>
        {
            IntPtr step = (IntPtr)(4 * columns);
            IntPtr xNext = (IntPtr)xStep;
            IntPtr bNext = (IntPtr)biasStep;
            IntPtr addNext = (IntPtr)yStep;
            IntPtr yNext = (IntPtr)(yStep * r.Size);
            for (; columns > 0; columns -= 8)
            {
                Eight128 eight = new Eight128(ref multiplier);
                ref sbyte xa = ref x;
                ref long b = ref bias;
                ref int add = ref addend;
                ref byte at = ref y;
                for (int left = rows; left > 0; left -= 4)
                {
                    Vector128<int> a0 = Vector128<int>.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
                    Vector128<int> c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0;
                    ref sbyte xb = ref Unsafe.Add(ref xa, xNext);
                    ref sbyte xc = ref Unsafe.Add(ref xb, xNext);
                    ref sbyte xd = ref Unsafe.Add(ref xc, xNext);
                    ref sbyte w = ref weight;
                    int k = 0;
                    for (; k <= inner - 8; k += 8)
                    {
                        ref sbyte v = ref Unsafe.Add(ref w, step);
                        Vector64<sbyte> w0 = Load8(ref w, 0), w1 = Load8(ref w, 8), w2 = Load8(ref w, 16), w3 = Load8(ref w, 24);
                        Vector64<sbyte> v0 = Load8(ref v, 0), v1 = Load8(ref v, 8), v2 = Load8(ref v, 16), v3 = Load8(ref v, 24);
                        w = ref Unsafe.Add(ref v, step);
                        Eight(Load8(ref xa, k), w0, w1, w2, w3, v0, v1, v2, v3, ref a0, ref a1, ref a2, ref a3);
                        Eight(Load8(ref xb, k), w0, w1, w2, w3, v0, v1, v2, v3, ref b0, ref b1, ref b2, ref b3);
                        Eight(Load8(ref xc, k), w0, w1, w2, w3, v0, v1, v2, v3, ref c0, ref c1, ref c2, ref c3);
                        Eight(Load8(ref xd, k), w0, w1, w2, w3, v0, v1, v2, v3, ref d0, ref d1, ref d2, ref d3);
                    }
                    if (k < inner)
                    {
                        Vector64<sbyte> w0 = Load8(ref w, 0), w1 = Load8(ref w, 8), w2 = Load8(ref w, 16), w3 = Load8(ref w, 24);
                        Four(Load4(ref xa, k).GetLower(), w0, w1, w2, w3, ref a0, ref a1, ref a2, ref a3);
                        Four(Load4(ref xb, k).GetLower(), w0, w1, w2, w3, ref b0, ref b1, ref b2, ref b3);
                        Four(Load4(ref xc, k).GetLower(), w0, w1, w2, w3, ref c0, ref c1, ref c2, ref c3);
                        Four(Load4(ref xd, k).GetLower(), w0, w1, w2, w3, ref d0, ref d1, ref d2, ref d3);
                    }
                    eight.Write(r, AdvSimd.Arm64.AddPairwise(a0, a1), AdvSimd.Arm64.AddPairwise(a2, a3), ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    eight.Write(r, AdvSimd.Arm64.AddPairwise(b0, b1), AdvSimd.Arm64.AddPairwise(b2, b3), ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    eight.Write(r, AdvSimd.Arm64.AddPairwise(c0, c1), AdvSimd.Arm64.AddPairwise(c2, c3), ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    eight.Write(r, AdvSimd.Arm64.AddPairwise(d0, d1), AdvSimd.Arm64.AddPairwise(d2, d3), ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    xa = ref Unsafe.Add(ref xd, xNext);
                }
                weight = ref Unsafe.Add(ref weight, 32);
                multiplier = ref Unsafe.Add(ref multiplier, 8);
                bias = ref Unsafe.Add(ref bias, 8);
                if (r.Adds)
                    addend = ref Unsafe.Add(ref addend, 8);
                y = ref Unsafe.Add(ref y, 8 * r.Size);
            }
        }

        private static void Rows<TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, TResult r, ref byte y, int yStep)
            where TResult : struct, IResult128<TResult>
        {
            IntPtr step = (IntPtr)(4 * columns);
            IntPtr xNext = (IntPtr)xStep;
            IntPtr bNext = (IntPtr)biasStep;
            IntPtr addNext = (IntPtr)yStep;
            IntPtr yNext = (IntPtr)(yStep * r.Size);
            for (; columns > 0; columns -= 8)
            {
                Eight128 eight = new Eight128(ref multiplier);
                ref sbyte xa = ref x;
                ref long b = ref bias;
                ref int add = ref addend;
                ref byte at = ref y;
                for (int left = rows; left > 0; left--)
                {
                    Vector128<int> a0 = Vector128<int>.Zero, a1 = a0, a2 = a0, a3 = a0;
                    ref sbyte w = ref weight;
                    int k = 0;
                    for (; k <= inner - 8; k += 8)
                    {
                        ref sbyte v = ref Unsafe.Add(ref w, step);
                        Eight(Load8(ref xa, k), Load8(ref w, 0), Load8(ref w, 8), Load8(ref w, 16), Load8(ref w, 24), Load8(ref v, 0), Load8(ref v, 8), Load8(ref v, 16), Load8(ref v, 24), ref a0, ref a1, ref a2, ref a3);
                        w = ref Unsafe.Add(ref v, step);
                    }
                    if (k < inner)
                        Four(Load4(ref xa, k).GetLower(), Load8(ref w, 0), Load8(ref w, 8), Load8(ref w, 16), Load8(ref w, 24), ref a0, ref a1, ref a2, ref a3);
                    eight.Write(r, AdvSimd.Arm64.AddPairwise(a0, a1), AdvSimd.Arm64.AddPairwise(a2, a3), ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    xa = ref Unsafe.Add(ref xa, xNext);
                }
                weight = ref Unsafe.Add(ref weight, 32);
                multiplier = ref Unsafe.Add(ref multiplier, 8);
                bias = ref Unsafe.Add(ref bias, 8);
                if (r.Adds)
                    addend = ref Unsafe.Add(ref addend, 8);
                y = ref Unsafe.Add(ref y, 8 * r.Size);
            }
        }

        // Eight terms of one row by eight columns: columns 0 1 | 2 3 | 4 5 | 6 7, each in two halves.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Eight(
            Vector64<sbyte> x, Vector64<sbyte> w0, Vector64<sbyte> w1, Vector64<sbyte> w2, Vector64<sbyte> w3, Vector64<sbyte> v0, Vector64<sbyte> v1, Vector64<sbyte> v2, Vector64<sbyte> v3,
            ref Vector128<int> s0, ref Vector128<int> s1, ref Vector128<int> s2, ref Vector128<int> s3)
        {
            Vector64<sbyte> first = AdvSimd.DuplicateSelectedScalarToVector64(x.AsInt32(), 0).AsSByte();
            Vector64<sbyte> last = AdvSimd.DuplicateSelectedScalarToVector64(x.AsInt32(), 1).AsSByte();
            s0 = AdvSimd.AddPairwiseWideningAndAdd(s0, AdvSimd.MultiplyWideningLowerAndAdd(AdvSimd.MultiplyWideningLower(first, w0), last, v0));
            s1 = AdvSimd.AddPairwiseWideningAndAdd(s1, AdvSimd.MultiplyWideningLowerAndAdd(AdvSimd.MultiplyWideningLower(first, w1), last, v1));
            s2 = AdvSimd.AddPairwiseWideningAndAdd(s2, AdvSimd.MultiplyWideningLowerAndAdd(AdvSimd.MultiplyWideningLower(first, w2), last, v2));
            s3 = AdvSimd.AddPairwiseWideningAndAdd(s3, AdvSimd.MultiplyWideningLowerAndAdd(AdvSimd.MultiplyWideningLower(first, w3), last, v3));
        }

        // Four terms, one product at a time.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Four(Vector64<sbyte> x, Vector64<sbyte> w0, Vector64<sbyte> w1, Vector64<sbyte> w2, Vector64<sbyte> w3, ref Vector128<int> s0, ref Vector128<int> s1, ref Vector128<int> s2, ref Vector128<int> s3)
        {
            s0 = AdvSimd.AddPairwiseWideningAndAdd(s0, AdvSimd.MultiplyWideningLower(x, w0));
            s1 = AdvSimd.AddPairwiseWideningAndAdd(s1, AdvSimd.MultiplyWideningLower(x, w1));
            s2 = AdvSimd.AddPairwiseWideningAndAdd(s2, AdvSimd.MultiplyWideningLower(x, w2));
            s3 = AdvSimd.AddPairwiseWideningAndAdd(s3, AdvSimd.MultiplyWideningLower(x, w3));
        }

        // Four terms, four times.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Load4(ref sbyte x, int k) => Vector128.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref x, k)))).AsSByte();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector64<sbyte> Load8(ref sbyte x, int k) => Vector64.LoadUnsafe(ref Unsafe.Add(ref x, k));
    }
}
