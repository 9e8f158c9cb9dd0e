// Additions of edges in vectors of the widest kind that the machine has; divisions of an edge by one number.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HrvXkd.Core.Kernels
{
    public static partial class Elementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void AddVector(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count, ref bool done)
        {
            if (!Fits(a, aOffset, b, bOffset, period, y, yOffset, count))
                return;
            ref int a0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(a), aOffset);
            ref int b0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(b), bOffset);
            ref int y0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset);
            // Rows of the second operand: one, unless it repeats.
            for (int first = 0; first < count; first += period)
            {
                Row(ref a0, ref b0, ref y0, count - first < period ? count - first : period);
                a0 = ref Unsafe.Add(ref a0, period);
                y0 = ref Unsafe.Add(ref y0, period);
            }
            done = true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Row(ref int a, ref int b, ref int y, int count)
        {
            int left = count;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; left >= 16; left -= 16)
                {
                    Vector512.AddSaturate(Vector512.LoadUnsafe(ref a), Vector512.LoadUnsafe(ref b)).StoreUnsafe(ref y);
                    a = ref Unsafe.Add(ref a, 16);
                    b = ref Unsafe.Add(ref b, 16);
                    y = ref Unsafe.Add(ref y, 16);
                }
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                for (; left >= 8; left -= 8)
                {
                    Vector256.AddSaturate(Vector256.LoadUnsafe(ref a), Vector256.LoadUnsafe(ref b)).StoreUnsafe(ref y);
                    a = ref Unsafe.Add(ref a, 8);
                    b = ref Unsafe.Add(ref b, 8);
                    y = ref Unsafe.Add(ref y, 8);
                }
            }
            else
            {
                for (; left >= 16; left -= 16)
                {
                    Vector128<int> s0 = Vector128.AddSaturate(Vector128.LoadUnsafe(ref a), Vector128.LoadUnsafe(ref b));
                    Vector128<int> s1 = Vector128.AddSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref a, 4)), Vector128.LoadUnsafe(ref Unsafe.Add(ref b, 4)));
                    Vector128<int> s2 = Vector128.AddSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref a, 8)), Vector128.LoadUnsafe(ref Unsafe.Add(ref b, 8)));
                    Vector128<int> s3 = Vector128.AddSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref a, 12)), Vector128.LoadUnsafe(ref Unsafe.Add(ref b, 12)));
                    s0.StoreUnsafe(ref y);
                    s1.StoreUnsafe(ref Unsafe.Add(ref y, 4));
                    s2.StoreUnsafe(ref Unsafe.Add(ref y, 8));
                    s3.StoreUnsafe(ref Unsafe.Add(ref y, 12));
                    a = ref Unsafe.Add(ref a, 16);
                    b = ref Unsafe.Add(ref b, 16);
                    y = ref Unsafe.Add(ref y, 16);
                }
            }
            for (; left >= 4; left -= 4)
            {
                Vector128.AddSaturate(Vector128.LoadUnsafe(ref a), Vector128.LoadUnsafe(ref b)).StoreUnsafe(ref y);
                a = ref Unsafe.Add(ref a, 4);
                b = ref Unsafe.Add(ref b, 4);
                y = ref Unsafe.Add(ref y, 4);
            }
            for (; left > 0; left--)
            {
                y = FixedPoint.Saturate((long)a + b);
                a = ref Unsafe.Add(ref a, 1);
                b = ref Unsafe.Add(ref b, 1);
                y = ref Unsafe.Add(ref y, 1);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void SubtractVector(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count, ref bool done)
        {
            // Rows of two, the same pair taken from each: what a centred cache needs.
            if (period != 2 || (count & 3) != 0 || !Vector128.IsHardwareAccelerated || (aOffset | bOffset | yOffset | count) < 0
                || count > a.Length - aOffset || period > b.Length - bOffset || count > y.Length - yOffset)
                return;
            ref int a0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(a), aOffset);
            ref int y0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset);
            Vector128<int> pair = Vector128.Create(b[bOffset], b[bOffset + 1], b[bOffset], b[bOffset + 1]);
            for (int i = 0; i < count; i += 4)
                Vector128.SubtractSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref a0, i)), pair).StoreUnsafe(ref Unsafe.Add(ref y0, i));
            done = true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void DivideVector(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count, ref bool done)
        {
            if (period != 1 || (aOffset | bOffset | yOffset | count) < 0 || count > a.Length - aOffset || bOffset >= b.Length || count > y.Length - yOffset)
                return;
            ref int a0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(a), aOffset);
            ref int y0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset);
            if (!TryDivideMask(ref a0, b[bOffset], ref y0, count))
                DivideAll(ref a0, b[bOffset], ref y0, count);
            done = true;
        }

        // Shares of a mask: all numerators are 0 or one other number, so that there is one quotient.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool TryDivideMask(ref int a, int b, ref int y, int count)
        {
            if (!Vector128.IsHardwareAccelerated || count == 0 || (count & 3) != 0)
                return false;
            Vector128<int> bits = Vector128.LoadUnsafe(ref a);
            for (int i = 4; i < count; i += 4)
                bits |= Vector128.LoadUnsafe(ref Unsafe.Add(ref a, i));
            long halves = bits.AsInt64().ToScalar() | bits.AsInt64().GetElement(1);
            int numerator = (int)(halves | (halves >> 32));
            Vector128<int> all = Vector128.Create(numerator), other = Vector128<int>.Zero;
            for (int i = 0; i < count; i += 4)
            {
                Vector128<int> four = Vector128.LoadUnsafe(ref Unsafe.Add(ref a, i));
                other |= Vector128.AndNot(four, Vector128.Equals(four, all));
            }
            if (other != Vector128<int>.Zero)
                return false;
            Vector128<int> quotient = Vector128.Create(FixedPoint.Divide(numerator, b));
            for (int i = 0; i < count; i += 4)
                (quotient & Vector128.Equals(Vector128.LoadUnsafe(ref Unsafe.Add(ref a, i)), all)).StoreUnsafe(ref Unsafe.Add(ref y, i));
            return true;
        }

        // A quotient is kept for the next element.
        private static void DivideAll(ref int a, int b, ref int y, int count)
        {
            int numerator = 0, quotient = 0;
            for (; count > 0; count--)
            {
                if (a != numerator)
                {
                    numerator = a;
                    quotient = FixedPoint.Divide(numerator, b);
                }
                y = quotient;
                a = ref Unsafe.Add(ref a, 1);
                y = ref Unsafe.Add(ref y, 1);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            return Vector128.IsHardwareAccelerated && count >= 4 && period >= 4 && (aOffset | bOffset | yOffset) >= 0
                && count <= a.Length - aOffset && (count < period ? count : period) <= b.Length - bOffset && count <= y.Length - yOffset;
        }
    }
}
