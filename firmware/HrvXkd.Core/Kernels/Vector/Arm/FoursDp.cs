// Sums of int8 by int8 weights in fours, with SDOT.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal readonly struct FoursDp : IFours128
    {
        public static bool IsSupported => Dp.IsSupported;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Sum(ref sbyte x, int inner, ref sbyte weight, IntPtr step, out Vector128<int> a0, out Vector128<int> a1)
        {
            a0 = a1 = Vector128<int>.Zero;
            for (int k = 0; k < inner; k += 4)
            {
                Vector128<sbyte> a = Four(ref x, k);
                a0 = Dp.DotProductBySelectedQuadruplet(a0, Vector128.LoadUnsafe(ref weight), a, 0);
                a1 = Dp.DotProductBySelectedQuadruplet(a1, Vector128.LoadUnsafe(ref Unsafe.Add(ref weight, 16)), a, 0);
                weight = ref Unsafe.Add(ref weight, step);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Sum(
            ref sbyte xa, ref sbyte xb, ref sbyte xc, ref sbyte xd, int inner, ref sbyte weight, IntPtr step,
            out Vector128<int> a0, out Vector128<int> a1, out Vector128<int> b0, out Vector128<int> b1, out Vector128<int> c0, out Vector128<int> c1, out Vector128<int> d0, out Vector128<int> d1)
        {
            a0 = a1 = b0 = b1 = c0 = c1 = d0 = d1 = Vector128<int>.Zero;
            ref sbyte w = ref weight;
            int k = 0;
            for (; k <= inner - 16; k += 16)
            {
                Vector128<sbyte> a = Vector128.LoadUnsafe(ref Unsafe.Add(ref xa, k));
                Vector128<sbyte> c = Vector128.LoadUnsafe(ref Unsafe.Add(ref xb, k));
                Vector128<sbyte> d = Vector128.LoadUnsafe(ref Unsafe.Add(ref xc, k));
                Vector128<sbyte> e = Vector128.LoadUnsafe(ref Unsafe.Add(ref xd, k));
                Step(ref w, a, c, d, e, 0, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                w = ref Unsafe.Add(ref w, step);
                Step(ref w, a, c, d, e, 1, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                w = ref Unsafe.Add(ref w, step);
                Step(ref w, a, c, d, e, 2, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                w = ref Unsafe.Add(ref w, step);
                Step(ref w, a, c, d, e, 3, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                w = ref Unsafe.Add(ref w, step);
            }
            if (k <= inner - 8)
            {
                Vector128<sbyte> a = Eight(ref xa, k), c = Eight(ref xb, k), d = Eight(ref xc, k), e = Eight(ref xd, k);
                Step(ref w, a, c, d, e, 0, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                w = ref Unsafe.Add(ref w, step);
                Step(ref w, a, c, d, e, 1, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                w = ref Unsafe.Add(ref w, step);
                k += 8;
            }
            if (k < inner)
                Step(ref w, Four(ref xa, k), Four(ref xb, k), Four(ref xc, k), Four(ref xd, k), 0, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Step(
            ref sbyte w, Vector128<sbyte> a, Vector128<sbyte> b, Vector128<sbyte> c, Vector128<sbyte> d, [System.Diagnostics.CodeAnalysis.ConstantExpected(Max = (byte)3)] byte lane,
            ref Vector128<int> a0, ref Vector128<int> a1, ref Vector128<int> b0, ref Vector128<int> b1, ref Vector128<int> c0, ref Vector128<int> c1, ref Vector128<int> d0, ref Vector128<int> d1)
        {
            Vector128<sbyte> w0 = Vector128.LoadUnsafe(ref w);
            Vector128<sbyte> w1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 16));
            a0 = Dp.DotProductBySelectedQuadruplet(a0, w0, a, lane);
            a1 = Dp.DotProductBySelectedQuadruplet(a1, w1, a, lane);
            b0 = Dp.DotProductBySelectedQuadruplet(b0, w0, b, lane);
            b1 = Dp.DotProductBySelectedQuadruplet(b1, w1, b, lane);
            c0 = Dp.DotProductBySelectedQuadruplet(c0, w0, c, lane);
            c1 = Dp.DotProductBySelectedQuadruplet(c1, w1, c, lane);
            d0 = Dp.DotProductBySelectedQuadruplet(d0, w0, d, lane);
            d1 = Dp.DotProductBySelectedQuadruplet(d1, w1, d, lane);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Eight(ref sbyte x, int k) => Vector64.LoadUnsafe(ref Unsafe.Add(ref x, k)).ToVector128Unsafe();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Four(ref sbyte x, int k) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref x, k)))).AsSByte();
    }
}
