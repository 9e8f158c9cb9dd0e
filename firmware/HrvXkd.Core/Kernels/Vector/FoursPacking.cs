// Puts one int8 operand in fours: element (k, n) at (k / 4 * width + n) * 4 + k mod 4; columns beyond the last keep what the buffer has.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels
{
    internal static class FoursPacking
    {
        /// <summary>Packs.</summary>
        /// <param name="source">Element (0, 0).</param>
        /// <param name="innerStep">Step along the sum; this one or the other is 1.</param>
        /// <param name="columnStep">Step from column to column.</param>
        /// <param name="inner">Length of the sums, a multiple of 4.</param>
        /// <param name="columns">Columns; a multiple of 8 if they lie side by side.</param>
        /// <param name="fours">Receives shape [inner / 4, width, 4].</param>
        /// <param name="width">Columns of the buffer.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Pack(ref sbyte source, int innerStep, int columnStep, int inner, int columns, ref sbyte fours, int width)
        {
            if (innerStep == 1)
                Move(ref source, columnStep, inner, columns, ref fours, width);
            else
                Interleave(ref source, innerStep, inner, columns, ref fours, width);
        }

        private static void Move(ref sbyte source, int columnStep, int inner, int columns, ref sbyte fours, int width)
        {
            for (int n = 0; n < columns; n++)
            {
                ref sbyte from = ref Unsafe.Add(ref source, n * columnStep);
                ref sbyte to = ref Unsafe.Add(ref fours, 4 * n);
                for (int k = 0; k < inner; k += 4)
                    Unsafe.WriteUnaligned(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref to, k * width)), Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref from, k))));
            }
        }

        private static void Interleave(ref sbyte source, int innerStep, int inner, int columns, ref sbyte fours, int width)
        {
            for (int k = 0; k < inner; k += 4)
            {
                ref sbyte row = ref Unsafe.Add(ref source, k * innerStep);
                ref sbyte to = ref Unsafe.Add(ref fours, k * width);
                for (int n = 0; n < columns; n += 8)
                {
                    Vector128<short> even = Pairs(ref row, ref Unsafe.Add(ref row, innerStep));
                    Vector128<short> odd = Pairs(ref Unsafe.Add(ref row, 2 * innerStep), ref Unsafe.Add(ref row, 3 * innerStep));
                    ZipLow(even, odd).AsSByte().StoreUnsafe(ref to);
                    ZipHigh(even, odd).AsSByte().StoreUnsafe(ref Unsafe.Add(ref to, 16));
                    row = ref Unsafe.Add(ref row, 8);
                    to = ref Unsafe.Add(ref to, 32);
                }
            }
        }

        // Eight of each, a and b in turn.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<short> Pairs(ref sbyte a, ref sbyte b)
        {
            Vector128<sbyte> first = Vector64.LoadUnsafe(ref a).ToVector128Unsafe(), second = Vector64.LoadUnsafe(ref b).ToVector128Unsafe();
            return (Sse2.IsSupported ? Sse2.UnpackLow(first, second) : AdvSimd.Arm64.ZipLow(first, second)).AsInt16();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<short> ZipLow(Vector128<short> a, Vector128<short> b) => Sse2.IsSupported ? Sse2.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<short> ZipHigh(Vector128<short> a, Vector128<short> b) => Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
    }
}
