// y = clamp((accumulator * M + B) >> S) in eight 64-bit lanes: one signed 32 x 32 -> 64 bit product, one addition, one arithmetic shift.
// Results are saturated to their type and clamped there, which is the same and less work.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal readonly struct Requantizer512
    {
        private readonly Vector128<long> _shift;
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Requantizer512(int shift, int low, int high)
        {
            _shift = Vector128.CreateScalar((long)shift);
            Low = Vector256.Create(low);
            High = Vector256.Create(high);
        }

        public Vector256<int> Low { get; }

        public Vector256<int> High { get; }

        /// <summary>Accumulators, each in the low half of 64 bits, scaled and rounded.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<long> Scale(Vector512<long> accumulator, Vector512<long> multiplier, Vector512<long> bias) =>
            Avx512F.ShiftRightArithmetic(Avx512F.Add(Avx512F.Multiply(accumulator.AsInt32(), multiplier.AsInt32()), bias), _shift);
    }
}
