// Attention of one query: scores of four windows at a time, each a sum along the width; sums of eight values at a time along the windows.
// Heads of four come in pairs, so that there are eight again.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    internal static class OneQuery
    {
        private const int MostScores = 256;

        public static bool IsSupported => SoftmaxAvx512.IsSupported || SoftmaxAdvSimd.IsSupported;

        /// <summary>See <see cref="SelfAttention"/>: windows a multiple of 4 up to 16, width a multiple of 8, or 4 and heads even; shares 0..65536.</summary>
        [SkipLocalsInit]
        public static bool TryRun(ref sbyte query, ref sbyte keys, int keysStep, ref sbyte values, int valuesStep, ReadOnlySpan<int> penalty, int heads, int windows, int width, int[] multiplier, long[] bias, int[] shift, ref long steps, ref sbyte y)
        {
            if (heads * windows > MostScores)
                return false;
            Span<int> scored = stackalloc int[MostScores];
            ref int scores = ref MemoryMarshal.GetReference(scored);
            if (width == 4)
                ScorePairs(ref query, ref keys, keysStep, heads, windows, ref steps, ref scores);
            else
                Score(ref query, ref keys, keysStep, heads, windows, width, ref steps, ref scores);
            ref byte at = ref Unsafe.As<int, byte>(ref scores);
            if (multiplier != null)
                Scale(ref scores, multiplier, bias, shift, ref at, heads * windows);
            if (!penalty.IsEmpty)
                Mask(ref scores, ref MemoryMarshal.GetReference(penalty), heads, windows);
            ref long shares = ref Unsafe.Add(ref steps, SelfAttention.StepLength);
            int toShares = (int)shares, by = (int)Unsafe.Add(ref shares, 2), low = (int)Unsafe.Add(ref shares, 3), high = (int)Unsafe.Add(ref shares, 4);
            // A row of shares replaces its row of scores, which has been read by then.
            if (SoftmaxAvx512.IsSupported)
                SoftmaxAvx512.Run<Int32Result512>(ref scores, windows, heads, windows, toShares, Unsafe.Add(ref shares, 1), new Requantizer512(by, low, high), ref at, windows);
            else
                SoftmaxAdvSimd.Run(ref scores, windows, heads, windows, toShares, by, default(Int32Result128).With(by, low, high), ref at, windows);
            ref long sums = ref Unsafe.Add(ref steps, 2 * SelfAttention.StepLength);
            if (width == 4)
                Sum(ref scores, ref values, valuesStep, heads / 2, windows, 8, true, ref sums, ref Unsafe.As<sbyte, byte>(ref y));
            else
                Sum(ref scores, ref values, valuesStep, heads, windows, width, false, ref sums, ref Unsafe.As<sbyte, byte>(ref y));
            return true;
        }

        private static void Score(ref sbyte query, ref sbyte keys, int keysStep, int heads, int windows, int width, ref long steps, ref int scores)
        {
            Rescaler scored = new Rescaler(ref steps);
            IntPtr next = (IntPtr)keysStep;
            for (int head = 0; head < heads; head++)
            {
                ref sbyte key = ref keys;
                for (int t = 0; t < windows; t += 4)
                {
                    Vector128<int> a = Vector128<int>.Zero, b = a, c = a, d = a;
                    for (int i = 0; i < width; i += 8)
                    {
                        ref sbyte q = ref Unsafe.Add(ref query, i);
                        ref sbyte k = ref Unsafe.Add(ref key, i);
                        a = Int8Sums.AddProducts(a, ref q, ref k);
                        k = ref Unsafe.Add(ref k, next);
                        b = Int8Sums.AddProducts(b, ref q, ref k);
                        k = ref Unsafe.Add(ref k, next);
                        c = Int8Sums.AddProducts(c, ref q, ref k);
                        k = ref Unsafe.Add(ref k, next);
                        d = Int8Sums.AddProducts(d, ref q, ref k);
                    }
                    key = ref Unsafe.Add(ref key, 4 * keysStep);
                    scored.Apply(Int8Sums.PairSums(Int8Sums.PairSums(a, b), Int8Sums.PairSums(c, d))).StoreUnsafe(ref Unsafe.Add(ref scores, t));
                }
                scores = ref Unsafe.Add(ref scores, windows);
                query = ref Unsafe.Add(ref query, width);
                keys = ref Unsafe.Add(ref keys, width);
            }
        }

        private static void ScorePairs(ref sbyte query, ref sbyte keys, int keysStep, int heads, int windows, ref long steps, ref int scores)
        {
            Rescaler scored = new Rescaler(ref steps);
            IntPtr next = (IntPtr)keysStep;
            for (; heads > 0; heads -= 2)
            {
                ref sbyte key = ref keys;
                for (int t = 0; t < windows; t += 4)
                {
                    Vector128<int> a = Int8Sums.Products(ref query, ref key);
                    key = ref Unsafe.Add(ref key, next);
                    Vector128<int> b = Int8Sums.Products(ref query, ref key);
                    key = ref Unsafe.Add(ref key, next);
                    Vector128<int> c = Int8Sums.Products(ref query, ref key);
                    key = ref Unsafe.Add(ref key, next);
                    Vector128<int> d = Int8Sums.Products(ref query, ref key);
                    key = ref Unsafe.Add(ref key, next);
                    Vector128<int> first = Int8Sums.PairSums(a, b), last = Int8Sums.PairSums(c, d);
                    scored.Apply(Int8Sums.Even(first, last)).StoreUnsafe(ref Unsafe.Add(ref scores, t));
                    scored.Apply(Int8Sums.Odd(first, last)).StoreUnsafe(ref Unsafe.Add(ref scores, windows + t));
                }
                scores = ref Unsafe.Add(ref scores, 2 * windows);
                query = ref Unsafe.Add(ref query, 8);
                keys = ref Unsafe.Add(ref keys, 8);
            }
        }

        private static void Scale(ref int scores, int[] multiplier, long[] bias, int[] shift, ref byte at, int count)
        {
            ref int m = ref MemoryMarshal.GetArrayDataReference(multiplier);
            ref long b = ref MemoryMarshal.GetArrayDataReference(bias);
            ref int s = ref MemoryMarshal.GetArrayDataReference(shift);
            if (SoftmaxAvx512.IsSupported)
                AffineAvx512.Run<AnyInt32Result512>(ref scores, ref m, ref b, ref s, multiplier.Length, FixedPoint.MinValue, FixedPoint.MaxValue, ref at, count);
            else
                AffineAdvSimd.Run<AnyInt32Result128>(ref scores, ref m, ref b, ref s, multiplier.Length, FixedPoint.MinValue, FixedPoint.MaxValue, ref at, count);
        }

        private static void Mask(ref int scores, ref int penalty, int heads, int windows)
        {
            for (; heads > 0; heads--)
            {
                for (int t = 0; t < windows; t += 4)
                    Vector128.AddSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref scores, t)), Vector128.LoadUnsafe(ref Unsafe.Add(ref penalty, t))).StoreUnsafe(ref Unsafe.Add(ref scores, t));
                scores = ref Unsafe.Add(ref scores, windows);
            }
        }

        // At most 16 terms of at most 65536 * 128: they stay within int. In pairs: four columns of a head, four of the next.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Sum(ref int shares, ref sbyte values, int valuesStep, int heads, int windows, int width, bool pairs, ref long step, ref byte y)
        {
            int multiplier = (int)step, shift = (int)Unsafe.Add(ref step, 2), low = (int)Unsafe.Add(ref step, 3), high = (int)Unsafe.Add(ref step, 4);
            long bias = Unsafe.Add(ref step, 1);
            IntPtr next = (IntPtr)valuesStep;
            for (int head = 0; head < heads; head++)
            {
                for (int d = 0; d < width; d += 8)
                {
                    Vector128<int> first = Vector128<int>.Zero, last = first;
                    ref sbyte value = ref values;
                    for (int t = 0; t < windows; t += 4)
                    {
                        Vector128<int> four = Vector128.LoadUnsafe(ref Unsafe.Add(ref shares, t));
                        Vector128<int> other = pairs ? Vector128.LoadUnsafe(ref Unsafe.Add(ref shares, windows + t)) : four;
                        Add(ref first, ref last, ref value, four.GetElement(0), other.GetElement(0));
                        value = ref Unsafe.Add(ref value, next);
                        Add(ref first, ref last, ref value, four.GetElement(1), other.GetElement(1));
                        value = ref Unsafe.Add(ref value, next);
                        Add(ref first, ref last, ref value, four.GetElement(2), other.GetElement(2));
                        value = ref Unsafe.Add(ref value, next);
                        Add(ref first, ref last, ref value, four.GetElement(3), other.GetElement(3));
                        value = ref Unsafe.Add(ref value, next);
                    }
                    if (SoftmaxAvx512.IsSupported)
                    {
                        Requantizer512 requantizer = new Requantizer512(shift, low, high);
                        default(Int8Result512).Write(requantizer.Scale(Avx512F.ConvertToVector512Int64(Vector256.Create(first, last)), Vector512.Create((long)multiplier), Vector512.Create(bias)), requantizer, ref y);
                    }
                    else
                    {
                        Int8Result128 result = default(Int8Result128).With(shift, low, high);
                        Eight128.Same(multiplier).Write(result, first, last, Vector128.Create(bias), ref y);
                    }
                    values = ref Unsafe.Add(ref values, 8);
                    y = ref Unsafe.Add(ref y, 8);
                }
                shares = ref Unsafe.Add(ref shares, pairs ? 2 * windows : windows);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add(ref Vector128<int> first, ref Vector128<int> last, ref sbyte value, int share, int other)
        {
            Vector128<short> eight = Int8Sums.Widened(ref value);
            first += Vector128.WidenLower(eight) * Vector128.Create(share);
            last += Vector128.WidenUpper(eight) * Vector128.Create(other);
        }

        // One requantization of a table of steps, to int32.
        private readonly struct Rescaler
        {
            private readonly int _multiplier;
            private readonly long _bias;
            private readonly int _shift;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Rescaler(ref long step)
            {
                _multiplier = (int)step;
                _bias = Unsafe.Add(ref step, 1);
                _shift = (int)Unsafe.Add(ref step, 2);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public Vector128<int> Apply(Vector128<int> x)
            {
                if (AdvSimd.IsSupported)
                {
                    Vector128<int> m = Vector128.Create(_multiplier);
                    Vector128<long> b = Vector128.Create(_bias);
                    return default(AnyInt32Result128).With(_shift, 0, 0).Scale(AdvSimd.MultiplyWideningLowerAndAdd(b, x.GetLower(), m.GetLower()), AdvSimd.MultiplyWideningUpperAndAdd(b, x, m));
                }
                Vector256<long> product = Avx2.Multiply(Avx2.ConvertToVector256Int64(x).AsInt32(), Vector256.Create((long)_multiplier).AsInt32());
                return Avx512F.VL.ConvertToVector128Int32WithSaturation(Avx512F.VL.ShiftRightArithmetic(Avx2.Add(product, Vector256.Create(_bias)), Vector128.CreateScalar((long)_shift)));
            }
        }
    }
}
