// y = clamp((accumulator * M + B) >> S) in two 64-bit lanes, saturated to int32; the result clamps in its own lanes, which is the same.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal readonly struct Requantizer128
    {
        private readonly Vector128<long> _shift;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Requantizer128(int shift, int low, int high)
        {
            _shift = Vector128.Create(-(long)shift);
            Low = Vector128.Create(low);
            High = Vector128.Create(high);
        }

        public Vector128<int> Low { get; }

        public Vector128<int> High { get; }

        /// <summary>Four results with biases of their own, saturated.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale(Vector128<int> accumulator, Vector128<int> multiplier, ref long bias) =>
            Scale(accumulator, multiplier, Vector128.LoadUnsafe(ref bias), Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, 2)));

        /// <summary>Four results, saturated.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale(Vector128<int> accumulator, Vector128<int> multiplier, Vector128<long> bias0, Vector128<long> bias2)
        {
            Vector128<long> low = AdvSimd.ShiftArithmetic(AdvSimd.MultiplyWideningLowerAndAdd(bias0, accumulator.GetLower(), multiplier.GetLower()), _shift);
            Vector128<long> high = AdvSimd.ShiftArithmetic(AdvSimd.MultiplyWideningUpperAndAdd(bias2, accumulator, multiplier), _shift);
            return AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(low), high);
        }
    }
}
