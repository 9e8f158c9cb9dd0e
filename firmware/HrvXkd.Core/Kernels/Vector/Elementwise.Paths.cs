// Additions of edges in vectors of the widest kind that the machine has. A second operand that repeats goes to the plain twin.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HrvXkd.Core.Kernels
{
    public static partial class Elementwise
    {
        static partial void AddVector(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count, ref bool done)
        {
            if (!Fits(a, aOffset, b, bOffset, period, y, yOffset, count))
                return;
            ref int a0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(a), aOffset);
            ref int b0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(b), bOffset);
            ref int y0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset);
            int i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; i <= count - 16; i += 16)
                    Vector512.AddSaturate(Vector512.LoadUnsafe(ref Unsafe.Add(ref a0, i)), Vector512.LoadUnsafe(ref Unsafe.Add(ref b0, i))).StoreUnsafe(ref Unsafe.Add(ref y0, i));
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                for (; i <= count - 8; i += 8)
                    Vector256.AddSaturate(Vector256.LoadUnsafe(ref Unsafe.Add(ref a0, i)), Vector256.LoadUnsafe(ref Unsafe.Add(ref b0, i))).StoreUnsafe(ref Unsafe.Add(ref y0, i));
            }
            for (; i <= count - 4; i += 4)
                Vector128.AddSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref a0, i)), Vector128.LoadUnsafe(ref Unsafe.Add(ref b0, i))).StoreUnsafe(ref Unsafe.Add(ref y0, i));
            for (; i < count; i++)
                Unsafe.Add(ref y0, i) = FixedPoint.Saturate((long)Unsafe.Add(ref a0, i) + Unsafe.Add(ref b0, i));
            done = true;
        }

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
        private static bool Fits(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            return Vector128.IsHardwareAccelerated && count >= 4 && period >= count && (aOffset | bOffset | yOffset) >= 0
                && count <= a.Length - aOffset && count <= b.Length - bOffset && count <= y.Length - yOffset;
        }
    }
}
