// Rows of int8 by columns of int8 weights in fours, without SDOT: SMULL and SMLAL make pairs of products in 16 bits, SADALP adds
// neighbours in 32 bits. Two products fit into 16 bits as long as no weight is -128. Blocks of four rows and eight columns.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class FoursAdvSimd
    {
        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>True if two products of a weight by any x fit into 16 bits.</summary>
        /// <param name="weight">Weights.</param>
        /// <param name="count">How many, a multiple of 32.</param>
        public static bool Takes(ref sbyte weight, int count)
        {
            Vector128<sbyte> lowest = Vector128<sbyte>.Zero, other = lowest;
            ref sbyte end = ref Unsafe.Add(ref weight, count);
            ref sbyte at = ref weight;
            for (; !Unsafe.IsAddressGreaterThan(ref Unsafe.Add(ref at, 128), ref end); at = ref Unsafe.Add(ref at, 128))
            {
                lowest = AdvSimd.Min(lowest, AdvSimd.Min(Load(ref at, 0), Load(ref at, 16)));
                other = AdvSimd.Min(other, AdvSimd.Min(Load(ref at, 32), Load(ref at, 48)));
                lowest = AdvSimd.Min(lowest, AdvSimd.Min(Load(ref at, 64), Load(ref at, 80)));
                other = AdvSimd.Min(other, AdvSimd.Min(Load(ref at, 96), Load(ref at, 112)));
            }
            for (; Unsafe.IsAddressLessThan(ref at, ref end); at = ref Unsafe.Add(ref at, 32))
                lowest = AdvSimd.Min(lowest, AdvSimd.Min(Load(ref at, 0), Load(ref at, 16)));
            lowest = AdvSimd.Min(lowest, other);
            return AdvSimd.Arm64.MinAcross(lowest).ToScalar() != sbyte.MinValue;
        }

        /// <summary>As <see cref="FoursDp.Run"/>.</summary>
        public static void Run<TResult>(ref sbyte x, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, Requantizer128 requantizer, ref byte y)
            where TResult : struct, IResult128
        {
            int step = 4 * columns;
            int yStep = columns * default(TResult).Size;
            for (int n = 0; n < columns; n += 8)
            {
                Vector128<int> m0 = Vector128.LoadUnsafe(ref multiplier);
                Vector128<int> m1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref multiplier, 4));
                ref sbyte xa = ref x;
                ref long b = ref bias;
                ref byte at = ref y;
                int row = 0;
                for (; row <= rows - 4; row += 4)
                {
                    Vector128<int> a0 = Vector128<int>.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
                    Vector128<int> c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0;
                    ref sbyte xb = ref Unsafe.Add(ref xa, inner);
                    ref sbyte xc = ref Unsafe.Add(ref xb, inner);
                    ref sbyte xd = ref Unsafe.Add(ref xc, inner);
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
                        Vector128<sbyte> w0 = Vector128.LoadUnsafe(ref w);
                        Vector128<sbyte> w1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 16));
                        Four(Load4(ref xa, k), w0, w1, ref a0, ref a1, ref a2, ref a3);
                        Four(Load4(ref xb, k), w0, w1, ref b0, ref b1, ref b2, ref b3);
                        Four(Load4(ref xc, k), w0, w1, ref c0, ref c1, ref c2, ref c3);
                        Four(Load4(ref xd, k), w0, w1, ref d0, ref d1, ref d2, ref d3);
                    }
                    Write<TResult>(a0, a1, a2, a3, m0, m1, ref b, requantizer, ref at);
                    Write<TResult>(b0, b1, b2, b3, m0, m1, ref Unsafe.Add(ref b, biasStep), requantizer, ref Unsafe.Add(ref at, yStep));
                    Write<TResult>(c0, c1, c2, c3, m0, m1, ref Unsafe.Add(ref b, 2 * biasStep), requantizer, ref Unsafe.Add(ref at, 2 * yStep));
                    Write<TResult>(d0, d1, d2, d3, m0, m1, ref Unsafe.Add(ref b, 3 * biasStep), requantizer, ref Unsafe.Add(ref at, 3 * yStep));
                    xa = ref Unsafe.Add(ref xd, inner);
                    b = ref Unsafe.Add(ref b, 4 * biasStep);
                    at = ref Unsafe.Add(ref at, 4 * yStep);
                }
                for (; row < rows; row++)
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
                        Four(Load4(ref xa, k), Vector128.LoadUnsafe(ref w), Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 16)), ref a0, ref a1, ref a2, ref a3);
                    Write<TResult>(a0, a1, a2, a3, m0, m1, ref b, requantizer, ref at);
                    xa = ref Unsafe.Add(ref xa, inner);
                    b = ref Unsafe.Add(ref b, biasStep);
                    at = ref Unsafe.Add(ref at, yStep);
                }
                weight = ref Unsafe.Add(ref weight, 32);
                multiplier = ref Unsafe.Add(ref multiplier, 8);
                bias = ref Unsafe.Add(ref bias, 8);
                y = ref Unsafe.Add(ref y, 8 * default(TResult).Size);
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

        /// <summary>Four terms, one product at a time: right for any weight.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Four(Vector128<sbyte> x, Vector128<sbyte> w0, Vector128<sbyte> w1, ref Vector128<int> s0, ref Vector128<int> s1, ref Vector128<int> s2, ref Vector128<int> s3)
        {
            s0 = AdvSimd.AddPairwiseWideningAndAdd(s0, AdvSimd.MultiplyWideningLower(x.GetLower(), w0.GetLower()));
            s1 = AdvSimd.AddPairwiseWideningAndAdd(s1, AdvSimd.MultiplyWideningUpper(x, w0));
            s2 = AdvSimd.AddPairwiseWideningAndAdd(s2, AdvSimd.MultiplyWideningLower(x.GetLower(), w1.GetLower()));
            s3 = AdvSimd.AddPairwiseWideningAndAdd(s3, AdvSimd.MultiplyWideningUpper(x, w1));
        }

        /// <summary>Four terms, four times.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<sbyte> Load4(ref sbyte x, int k) => Vector128.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref x, k)))).AsSByte();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Load(ref sbyte weight, int at) => Vector128.LoadUnsafe(ref Unsafe.Add(ref weight, at));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector64<sbyte> Load8(ref sbyte x, int k) => Vector64.LoadUnsafe(ref Unsafe.Add(ref x, k));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write<TResult>(Vector128<int> s0, Vector128<int> s1, Vector128<int> s2, Vector128<int> s3, Vector128<int> m0, Vector128<int> m1, ref long bias, Requantizer128 requantizer, ref byte y)
            where TResult : struct, IResult128 =>
            default(TResult).Write(requantizer.Scale<TResult>(AdvSimd.Arm64.AddPairwise(s0, s1), m0, ref bias), requantizer.Scale<TResult>(AdvSimd.Arm64.AddPairwise(s2, s3), m1, ref Unsafe.Add(ref bias, 4)), requantizer, ref y);
    }
}
