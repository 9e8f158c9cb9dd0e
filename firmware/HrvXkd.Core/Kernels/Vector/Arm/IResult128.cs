// From accumulators to results: y = clamp((accumulator * M + B) >> S) in two 64-bit lanes, then int8, int32, int32 that needs no clamp because
// saturation is all there is, or that added to another edge. Structs, so that the compiler makes one body for each.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal interface IResult128<T>
        where T : struct
    {
        /// <summary>Bytes of an element.</summary>
        int Size { get; }

        /// <summary>True if results are added to another edge.</summary>
        bool Adds { get; }

        /// <summary>One with a shift and limits.</summary>
        T With(int shift, int low, int high);

        /// <summary>Shifts and saturates four results to int32.</summary>
        /// <param name="first">Two results and S bits more.</param>
        /// <param name="last">The other two.</param>
        Vector128<int> Scale(Vector128<long> first, Vector128<long> last);

        /// <summary>Clamps and writes four results.</summary>
        void Write(Vector128<int> results, ref byte at);

        /// <summary>Clamps and writes eight.</summary>
        void Write(Vector128<int> first, Vector128<int> last, ref byte at);
    }

    internal readonly struct Int8Result128 : IResult128<Int8Result128>
    {
        // From this shift on a result is in the high half of its 64 bits.
        private const int HighHalf = 32;

        private readonly Vector128<int> _shiftOfHigh;
        private readonly Vector128<sbyte> _low;
        private readonly Vector128<sbyte> _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Int8Result128(int shift, int low, int high)
        {
            _shiftOfHigh = Vector128.Create(HighHalf - shift);
            _low = Vector128.Create((sbyte)low);
            _high = Vector128.Create((sbyte)high);
        }

        public int Size => 1;

        public bool Adds => false;

        /// <summary>True if int8 results can be made with this shift: those of the students have 37 and more.</summary>
        public static bool Takes(int shift) => !AdvSimd.IsSupported || shift >= HighHalf;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Int8Result128 With(int shift, int low, int high) => new Int8Result128(shift, low, high);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale(Vector128<long> first, Vector128<long> last) => AdvSimd.ShiftArithmetic(AdvSimd.Arm64.UnzipOdd(first.AsInt32(), last.AsInt32()), _shiftOfHigh);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, Clamped(AdvSimd.ExtractNarrowingSaturateLower(results).ToVector128Unsafe()).AsInt32().ToScalar());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, ref byte at) =>
            Unsafe.WriteUnaligned(ref at, Clamped(AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(first), last)).GetLower());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector128<sbyte> Clamped(Vector128<short> words) => AdvSimd.Max(AdvSimd.Min(AdvSimd.ExtractNarrowingSaturateLower(words).ToVector128Unsafe(), _high), _low);
    }

    internal readonly struct Int32Result128 : IResult128<Int32Result128>
    {
        private readonly AnyInt32Result128 _any;
        private readonly Vector128<int> _low;
        private readonly Vector128<int> _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Int32Result128(int shift, int low, int high)
        {
            _any = default(AnyInt32Result128).With(shift, low, high);
            _low = Vector128.Create(low);
            _high = Vector128.Create(high);
        }

        public int Size => 4;

        public bool Adds => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Int32Result128 With(int shift, int low, int high) => new Int32Result128(shift, low, high);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale(Vector128<long> first, Vector128<long> last) => _any.Scale(first, last);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, AdvSimd.Max(AdvSimd.Min(results, _high), _low));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, ref byte at)
        {
            Write(first, ref at);
            Write(last, ref Unsafe.Add(ref at, 16));
        }
    }

    internal readonly struct AnyInt32Result128 : IResult128<AnyInt32Result128>
    {
        private readonly Vector128<long> _shift;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private AnyInt32Result128(int shift) => _shift = Vector128.Create(-(long)shift);

        public int Size => 4;

        public bool Adds => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public AnyInt32Result128 With(int shift, int low, int high) => new AnyInt32Result128(shift);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale(Vector128<long> first, Vector128<long> last) =>
            AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(AdvSimd.ShiftArithmetic(first, _shift)), AdvSimd.ShiftArithmetic(last, _shift));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, ref byte at) => Unsafe.WriteUnaligned(ref at, results);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, ref byte at)
        {
            Unsafe.WriteUnaligned(ref at, first);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), last);
        }
    }

    internal readonly struct AddedResult128 : IResult128<AddedResult128>
    {
        private readonly AnyInt32Result128 _any;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private AddedResult128(int shift) => _any = default(AnyInt32Result128).With(shift, 0, 0);

        public int Size => 4;

        public bool Adds => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public AddedResult128 With(int shift, int low, int high) => new AddedResult128(shift);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale(Vector128<long> first, Vector128<long> last) => _any.Scale(first, last);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> results, ref byte at) => _any.Write(results, ref at);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(Vector128<int> first, Vector128<int> last, ref byte at) => _any.Write(first, last, ref at);
    }
}
