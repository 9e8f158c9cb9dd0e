// Sums of products of int8 along both operands. One product fits into 16 bits, whatever its factors are.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels
{
    internal static class Int8Sums
    {
        public static bool IsSupported
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => AdvSimd.Arm64.IsSupported || Ssse3.IsSupported;
        }

        /// <summary>Adds eight products to four partial sums.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<int> AddProducts(Vector128<int> sum, ref sbyte a, ref sbyte b)
        {
            if (AdvSimd.IsSupported)
                return AdvSimd.AddPairwiseWideningAndAdd(sum, AdvSimd.MultiplyWideningLower(Vector64.LoadUnsafe(ref a), Vector64.LoadUnsafe(ref b)));
            return Sse2.Add(sum, Sse2.MultiplyAddAdjacent(Widened(ref a), Widened(ref b)));
        }

        /// <summary>Eight products, summed by pairs.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<int> Products(ref sbyte a, ref sbyte b)
        {
            if (AdvSimd.IsSupported)
                return AdvSimd.AddPairwiseWidening(AdvSimd.MultiplyWideningLower(Vector64.LoadUnsafe(ref a), Vector64.LoadUnsafe(ref b)));
            return Sse2.MultiplyAddAdjacent(Widened(ref a), Widened(ref b));
        }

        /// <summary>Sums of neighbours: of the first vector, then of the second.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<int> PairSums(Vector128<int> a, Vector128<int> b) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.AddPairwise(a, b) : Ssse3.HorizontalAdd(a, b);

        /// <summary>Elements 0 and 2 of the first vector, then of the second.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<int> Even(Vector128<int> a, Vector128<int> b) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(a, b) : Sse.Shuffle(a.AsSingle(), b.AsSingle(), 0b10_00_10_00).AsInt32();

        /// <summary>Elements 1 and 3 of the first vector, then of the second.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<int> Odd(Vector128<int> a, Vector128<int> b) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(a, b) : Sse.Shuffle(a.AsSingle(), b.AsSingle(), 0b11_01_11_01).AsInt32();

        /// <summary>Eight numbers in 16 bits.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<short> Widened(ref sbyte x) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref x))).AsSByte());

        /// <summary>sum a[i] * b[i].</summary>
        /// <param name="a">First factors.</param>
        /// <param name="b">Second factors.</param>
        /// <param name="count">Terms, a multiple of 8.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static int Dot(ref sbyte a, ref sbyte b, int count)
        {
            Vector128<int> sum = Vector128<int>.Zero;
            for (; count > 0; count -= 8)
            {
                sum = AddProducts(sum, ref a, ref b);
                a = ref Unsafe.Add(ref a, 8);
                b = ref Unsafe.Add(ref b, 8);
            }
            return Vector128.Sum(sum);
        }
    }
}
