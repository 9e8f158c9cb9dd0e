// Where scaled results go: int8, int32, int32 that needs no clamp because saturation is all there is, or that added to another edge. Structs,
// so that the compiler makes one body for each.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal interface IResult512
    {
        /// <summary>Bytes of an element.</summary>
        int Size { get; }

        /// <summary>True if results are added to another edge.</summary>
        bool Adds { get; }

        /// <summary>Clamps and writes eight results.</summary>
        void Write(Vector512<long> scaled, in Requantizer512 limits, ref byte at);

        /// <summary>Clamps and writes the first four.</summary>
        void WriteFour(Vector512<long> scaled, in Requantizer512 limits, ref byte at);

        /// <summary>Clamps and writes sixteen.</summary>
        void Write(Vector512<long> first, Vector512<long> last, in Requantizer512 limits, ref byte at);
    }

    internal readonly struct Int8Result512 : IResult512
    {
        public int Size => 1;

        public bool Adds => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, Clamp(Bytes(scaled), limits).AsInt64().ToScalar());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void WriteFour(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, Clamp(Bytes(scaled), limits).AsInt32().ToScalar());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> first, Vector512<long> last, in Requantizer512 limits, ref byte at) =>
            Unsafe.WriteUnaligned(ref at, Clamp(Sse2.UnpackLow(Bytes(first).AsInt64(), Bytes(last).AsInt64()).AsSByte(), limits));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Bytes(Vector512<long> scaled) => Avx512F.ConvertToVector128SByteWithSaturation(scaled);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Clamp(Vector128<sbyte> bytes, in Requantizer512 limits) =>
            Sse41.Max(Sse41.Min(bytes, Avx2.BroadcastScalarToVector128(limits.High.GetLower().AsSByte())), Avx2.BroadcastScalarToVector128(limits.Low.GetLower().AsSByte()));
    }

    internal readonly struct Int32Result512 : IResult512
    {
        public int Size => 4;

        public bool Adds => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, Clamp(scaled, limits));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void WriteFour(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, Clamp(scaled, limits).GetLower());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> first, Vector512<long> last, in Requantizer512 limits, ref byte at)
        {
            Unsafe.WriteUnaligned(ref at, Clamp(first, limits));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), Clamp(last, limits));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Clamp(Vector512<long> scaled, in Requantizer512 limits) => Avx2.Max(Avx2.Min(Avx512F.ConvertToVector256Int32WithSaturation(scaled), limits.High), limits.Low);
    }

    internal readonly struct AnyInt32Result512 : IResult512
    {
        public int Size => 4;

        public bool Adds => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, Avx512F.ConvertToVector256Int32WithSaturation(scaled));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void WriteFour(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => Unsafe.WriteUnaligned(ref at, Avx512F.ConvertToVector256Int32WithSaturation(scaled).GetLower());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> first, Vector512<long> last, in Requantizer512 limits, ref byte at)
        {
            Unsafe.WriteUnaligned(ref at, Avx512F.ConvertToVector256Int32WithSaturation(first));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), Avx512F.ConvertToVector256Int32WithSaturation(last));
        }
    }

    internal readonly struct AddedResult512 : IResult512
    {
        public int Size => 4;

        public bool Adds => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => default(AnyInt32Result512).Write(scaled, limits, ref at);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void WriteFour(Vector512<long> scaled, in Requantizer512 limits, ref byte at) => default(AnyInt32Result512).WriteFour(scaled, limits, ref at);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector512<long> first, Vector512<long> last, in Requantizer512 limits, ref byte at) => default(AnyInt32Result512).Write(first, last, limits, ref at);
    }
}
