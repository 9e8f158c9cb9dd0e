// Sums of int8 by int8 weights in fours, without SDOT: SMULL and SMLAL make pairs of products in 16 bits, SADALP adds
// neighbours in 32 bits. Two products fit into 16 bits as long as no weight is -128.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal readonly struct FoursAdvSimd : IFours128
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

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Sum(ref sbyte x, int inner, ref sbyte weight, IntPtr step, out Vector128<int> a0, out Vector128<int> a1)
        {
            Vector128<int> s0 = Vector128<int>.Zero, s1 = s0, s2 = s0, s3 = s0;
            int k = 0;
            for (; k <= inner - 8; k += 8)
            {
                ref sbyte v = ref Unsafe.Add(ref weight, step);
                Eight(Load8(ref x, k), Load8(ref weight, 0), Load8(ref weight, 8), Load8(ref weight, 16), Load8(ref weight, 24), Load8(ref v, 0), Load8(ref v, 8), Load8(ref v, 16), Load8(ref v, 24), ref s0, ref s1, ref s2, ref s3);
                weight = ref Unsafe.Add(ref v, step);
            }
            if (k < inner)
                Four(Load4(ref x, k).GetLower(), Load8(ref weight, 0), Load8(ref weight, 8), Load8(ref weight, 16), Load8(ref weight, 24), ref s0, ref s1, ref s2, ref s3);
            a0 = AdvSimd.Arm64.AddPairwise(s0, s1);
            a1 = AdvSimd.Arm64.AddPairwise(s2, s3);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Sum(
            ref sbyte xa, ref sbyte xb, ref sbyte xc, ref sbyte xd, int inner, ref sbyte weight, IntPtr step,
            out Vector128<int> a0, out Vector128<int> a1, out Vector128<int> b0, out Vector128<int> b1, out Vector128<int> c0, out Vector128<int> c1, out Vector128<int> d0, out Vector128<int> d1)
        {
            Vector128<int> aa0 = Vector128<int>.Zero, aa1 = aa0, aa2 = aa0, aa3 = aa0;
            Vector128<int> bb0 = aa0, bb1 = aa0, bb2 = aa0, bb3 = aa0;
            Vector128<int> cc0 = aa0, cc1 = aa0, cc2 = aa0, cc3 = aa0;
            Vector128<int> dd0 = aa0, dd1 = aa0, dd2 = aa0, dd3 = aa0;
            ref sbyte w = ref weight;
            int k = 0;
            for (; k <= inner - 8; k += 8)
            {
                ref sbyte v = ref Unsafe.Add(ref w, step);
                Vector64<sbyte> w0 = Load8(ref w, 0), w1 = Load8(ref w, 8), w2 = Load8(ref w, 16), w3 = Load8(ref w, 24);
                Vector64<sbyte> v0 = Load8(ref v, 0), v1 = Load8(ref v, 8), v2 = Load8(ref v, 16), v3 = Load8(ref v, 24);
                w = ref Unsafe.Add(ref v, step);
                Eight(Load8(ref xa, k), w0, w1, w2, w3, v0, v1, v2, v3, ref aa0, ref aa1, ref aa2, ref aa3);
                Eight(Load8(ref xb, k), w0, w1, w2, w3, v0, v1, v2, v3, ref bb0, ref bb1, ref bb2, ref bb3);
                Eight(Load8(ref xc, k), w0, w1, w2, w3, v0, v1, v2, v3, ref cc0, ref cc1, ref cc2, ref cc3);
                Eight(Load8(ref xd, k), w0, w1, w2, w3, v0, v1, v2, v3, ref dd0, ref dd1, ref dd2, ref dd3);
            }
            if (k < inner)
            {
                Vector64<sbyte> w0 = Load8(ref w, 0), w1 = Load8(ref w, 8), w2 = Load8(ref w, 16), w3 = Load8(ref w, 24);
                Four(Load4(ref xa, k).GetLower(), w0, w1, w2, w3, ref aa0, ref aa1, ref aa2, ref aa3);
                Four(Load4(ref xb, k).GetLower(), w0, w1, w2, w3, ref bb0, ref bb1, ref bb2, ref bb3);
                Four(Load4(ref xc, k).GetLower(), w0, w1, w2, w3, ref cc0, ref cc1, ref cc2, ref cc3);
                Four(Load4(ref xd, k).GetLower(), w0, w1, w2, w3, ref dd0, ref dd1, ref dd2, ref dd3);
            }
            a0 = AdvSimd.Arm64.AddPairwise(aa0, aa1);
            a1 = AdvSimd.Arm64.AddPairwise(aa2, aa3);
            b0 = AdvSimd.Arm64.AddPairwise(bb0, bb1);
            b1 = AdvSimd.Arm64.AddPairwise(bb2, bb3);
            c0 = AdvSimd.Arm64.AddPairwise(cc0, cc1);
            c1 = AdvSimd.Arm64.AddPairwise(cc2, cc3);
            d0 = AdvSimd.Arm64.AddPairwise(dd0, dd1);
            d1 = AdvSimd.Arm64.AddPairwise(dd2, dd3);
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
