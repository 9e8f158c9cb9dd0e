// Puts one int8 operand in fours: element (k, n) at (k / 4 * width + n) * 4 + k mod 4; columns beyond the last keep what the buffer has.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HrvXkd.Core.Kernels
{
    internal static class FoursPacking
    {
        /// <summary>Packs.</summary>
        /// <param name="source">Element (0, 0).</param>
        /// <param name="innerStep">Step along the sum; this one or the other is 1.</param>
        /// <param name="columnStep">Step from column to column.</param>
        /// <param name="inner">Length of the sums, a multiple of 4.</param>
        /// <param name="columns">Columns, a multiple of 4.</param>
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
                for (int n = 0; n < columns; n += 4)
                {
                    Vector128<byte> r0 = Four(ref row, n);
                    Vector128<byte> r1 = Four(ref row, n + innerStep);
                    Vector128<byte> r2 = Four(ref row, n + 2 * innerStep);
                    Vector128<byte> r3 = Four(ref row, n + 3 * innerStep);
                    Vector128<ushort> even = Pair(r0, r1);
                    Vector128<ushort> odd = Pair(r2, r3);
                    Vector128<uint> all = PairWords(even, odd);
                    all.AsSByte().StoreUnsafe(ref Unsafe.Add(ref to, 4 * n));
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<byte> Four(ref sbyte row, int at) => Vector128.CreateScalar(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref row, at)))).AsByte();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<ushort> Pair(Vector128<byte> a, Vector128<byte> b)
        {
            if (System.Runtime.Intrinsics.X86.Sse2.IsSupported)
                return System.Runtime.Intrinsics.X86.Sse2.UnpackLow(a, b).AsUInt16();
            return System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipLow(a, b).AsUInt16();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<uint> PairWords(Vector128<ushort> a, Vector128<ushort> b)
        {
            if (System.Runtime.Intrinsics.X86.Sse2.IsSupported)
                return System.Runtime.Intrinsics.X86.Sse2.UnpackLow(a, b).AsUInt32();
            return System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipLow(a, b).AsUInt32();
        }
    }
}
