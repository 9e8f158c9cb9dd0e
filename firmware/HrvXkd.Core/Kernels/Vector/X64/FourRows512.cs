// Sums of four vectors of eight 64-bit lanes side by side: rows 0, 1, 2, 3 in lanes 0, 1, 4, 5, and once more in the lanes between.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class FourRows512
    {
        /// <summary>The four sums.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<long> Sums(Vector512<long> a, Vector512<long> b, Vector512<long> c, Vector512<long> d)
        {
            Vector512<long> ab = Avx512F.Add(Avx512F.UnpackLow(a, b), Avx512F.UnpackHigh(a, b));
            Vector512<long> cd = Avx512F.Add(Avx512F.UnpackLow(c, d), Avx512F.UnpackHigh(c, d));
            Vector512<long> all = Avx512F.Add(Avx512F.Shuffle4x128(ab, cd, 0b10_00_10_00), Avx512F.Shuffle4x128(ab, cd, 0b11_01_11_01));
            return Avx512F.Add(all, Avx512F.Shuffle4x128(all, all, 0b10_11_00_01));
        }

        /// <summary>The value of one row in all lanes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<long> First(Vector512<long> sums) => Avx512F.BroadcastScalarToVector512(sums.GetLower().GetLower());

        /// <inheritdoc cref="First"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<long> Second(Vector512<long> sums) => Avx512F.PermuteVar8x64(sums, Vector512.Create(1L));

        /// <inheritdoc cref="First"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<long> Third(Vector512<long> sums) => Avx512F.PermuteVar8x64(sums, Vector512.Create(4L));

        /// <inheritdoc cref="First"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<long> Fourth(Vector512<long> sums) => Avx512F.PermuteVar8x64(sums, Vector512.Create(5L));
    }
}
