// Where results go: int8 or int32. A struct, so that the compiler makes one body for each.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal interface IResult128
    {
        /// <summary>Bytes of an element.</summary>
        int Size { get; }

        /// <summary>Writes four results.</summary>
        void Write(Vector128<int> results, ref byte at);

        /// <summary>Writes eight.</summary>
        void Write(Vector128<int> first, Vector128<int> last, ref byte at);
    }

    internal readonly struct Int8Result128 : IResult128
    {
        public int Size => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, ref byte at)
        {
            Vector64<short> words = AdvSimd.ExtractNarrowingLower(results);
            Unsafe.WriteUnaligned(ref at, AdvSimd.ExtractNarrowingLower(Vector128.Create(words, words)).AsInt32().ToScalar());
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, ref byte at) =>
            Unsafe.WriteUnaligned(ref at, AdvSimd.ExtractNarrowingLower(AdvSimd.ExtractNarrowingUpper(AdvSimd.ExtractNarrowingLower(first), last)));
    }

    internal readonly struct Int32Result128 : IResult128
    {
        public int Size => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, results);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, ref byte at)
        {
            Unsafe.WriteUnaligned(ref at, first);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), last);
        }
    }
}
