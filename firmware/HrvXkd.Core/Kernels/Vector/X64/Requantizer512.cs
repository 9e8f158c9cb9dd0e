// y = clamp((accumulator * M + B) >> S) in eight 64-bit lanes: one signed 32 x 32 -> 64 bit product, one addition, one arithmetic shift.
// Results are saturated to their type first and clamped in narrow lanes, which is the same and less work.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal readonly struct Requantizer512
    {
        private readonly Vector128<long> _shift;
        private readonly Vector256<int> _low;
        private readonly Vector256<int> _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Requantizer512(int shift, int low, int high)
        {
            _shift = Vector128.CreateScalar((long)shift);
            _low = Vector256.Create(low);
            _high = Vector256.Create(high);
        }

        /// <summary>Accumulators, each in the low half of 64 bits, scaled and rounded.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<long> Scale(Vector512<long> accumulator, Vector512<long> multiplier, Vector512<long> bias) =>
            Avx512F.ShiftRightArithmetic(Avx512F.Add(Avx512F.Multiply(accumulator.AsInt32(), multiplier.AsInt32()), bias), _shift);

        /// <summary>Eight results within the limits.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Clamp(Vector512<long> scaled) => Avx2.Max(Avx2.Min(Avx512F.ConvertToVector256Int32WithSaturation(scaled), _high), _low);
    }
}
