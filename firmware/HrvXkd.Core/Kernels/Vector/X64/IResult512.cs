// Where results go: int8 or int32. A struct, so that the compiler makes one body for each.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal interface IResult512
    {
        /// <summary>Bytes of an element.</summary>
        int Size { get; }

        /// <summary>Writes eight results.</summary>
        void Write(Vector256<int> results, ref byte at);

        /// <summary>Writes the first four.</summary>
        void WriteFour(Vector256<int> results, ref byte at);

        /// <summary>Writes sixteen.</summary>
        void Write(Vector256<int> first, Vector256<int> last, ref byte at);
    }

    internal readonly struct Int8Result512 : IResult512
    {
        public int Size => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector256<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, Avx512F.VL.ConvertToVector128SByte(results).AsInt64().ToScalar());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void WriteFour(Vector256<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, Avx512F.VL.ConvertToVector128SByte(results).AsInt32().ToScalar());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector256<int> first, Vector256<int> last, ref byte at) => Unsafe.WriteUnaligned(ref at, Avx512F.ConvertToVector128SByte(Vector512.Create(first, last)));
    }

    internal readonly struct Int32Result512 : IResult512
    {
        public int Size => 4;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector256<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, results);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void WriteFour(Vector256<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, results.GetLower());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector256<int> first, Vector256<int> last, ref byte at)
        {
            Unsafe.WriteUnaligned(ref at, first);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), last);
        }
    }
}
