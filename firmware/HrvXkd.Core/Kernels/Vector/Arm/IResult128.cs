// Where results go: int8, int32, or int32 that needs no clamp because saturation is all there is. Structs, so that the compiler makes one
// body for each.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal interface IResult128
    {
        /// <summary>Bytes of an element.</summary>
        int Size { get; }

        /// <summary>Clamps and writes four results.</summary>
        void Write(Vector128<int> results, in Requantizer128 limits, ref byte at);

        /// <summary>Clamps and writes eight.</summary>
        void Write(Vector128<int> first, Vector128<int> last, in Requantizer128 limits, ref byte at);
    }

    internal readonly struct Int8Result128 : IResult128
    {
        public int Size => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, in Requantizer128 limits, ref byte at)
        {
            Vector128<int> clamped = AdvSimd.Max(AdvSimd.Min(results, limits.High), limits.Low);
            Unsafe.WriteUnaligned(ref at, AdvSimd.ExtractNarrowingLower(AdvSimd.ExtractNarrowingLower(clamped).ToVector128Unsafe()).AsInt32().ToScalar());
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, in Requantizer128 limits, ref byte at)
        {
            Vector128<short> words = AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(first), last);
            Vector64<sbyte> bytes = AdvSimd.ExtractNarrowingSaturateLower(words);
            Vector64<sbyte> low = AdvSimd.DuplicateSelectedScalarToVector64(limits.Low.AsSByte(), 0);
            Vector64<sbyte> high = AdvSimd.DuplicateSelectedScalarToVector64(limits.High.AsSByte(), 0);
            Unsafe.WriteUnaligned(ref at, AdvSimd.Max(AdvSimd.Min(bytes, high), low));
        }
    }

    internal readonly struct Int32Result128 : IResult128
    {
        public int Size => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, in Requantizer128 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, AdvSimd.Max(AdvSimd.Min(results, limits.High), limits.Low));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, in Requantizer128 limits, ref byte at)
        {
            Write(first, limits, ref at);
            Write(last, limits, ref Unsafe.Add(ref at, 16));
        }
    }

    internal readonly struct AnyInt32Result128 : IResult128
    {
        public int Size => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, in Requantizer128 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, results);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, in Requantizer128 limits, ref byte at)
        {
            Unsafe.WriteUnaligned(ref at, first);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), last);
        }
    }
}
