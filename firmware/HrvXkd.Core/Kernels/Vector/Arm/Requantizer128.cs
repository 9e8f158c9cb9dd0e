// y = clamp((accumulator * M + B) >> S) in two 64-bit lanes, saturated to int32; the result clamps in its own lanes, which is the same.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal readonly struct Requantizer128
    {
        // From this shift on a result is in the high half of its 64 bits.
        private const int HighHalf = 32;

        private readonly Vector128<long> _shift;
        private readonly Vector128<int> _shiftOfHigh;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Requantizer128(int shift, int low, int high)
        {
            _shift = Vector128.Create(-(long)shift);
            _shiftOfHigh = Vector128.Create(HighHalf - shift);
            Low = Vector128.Create(low);
            High = Vector128.Create(high);
        }

        public Vector128<int> Low { get; }

        public Vector128<int> High { get; }

        /// <summary>True if int8 results can be made with this shift: those of the students have 37 and more.</summary>
        public static bool TakesInt8(int shift) => !AdvSimd.IsSupported || shift >= HighHalf;

        /// <summary>Four results with biases of their own, saturated.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale<TResult>(Vector128<int> accumulator, Vector128<int> multiplier, ref long bias)
            where TResult : struct, IResult128 => Scale<TResult>(accumulator, multiplier, Vector128.LoadUnsafe(ref bias), Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, 2)));

        /// <summary>Four results, saturated.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<int> Scale<TResult>(Vector128<int> accumulator, Vector128<int> multiplier, Vector128<long> bias0, Vector128<long> bias2)
            where TResult : struct, IResult128
        {
            Vector128<long> low = AdvSimd.MultiplyWideningLowerAndAdd(bias0, accumulator.GetLower(), multiplier.GetLower());
            Vector128<long> high = AdvSimd.MultiplyWideningUpperAndAdd(bias2, accumulator, multiplier);
            if (default(TResult).Size == 1)
                return AdvSimd.ShiftArithmetic(AdvSimd.Arm64.UnzipOdd(low.AsInt32(), high.AsInt32()), _shiftOfHigh);
            return AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(AdvSimd.ShiftArithmetic(low, _shift)), AdvSimd.ShiftArithmetic(high, _shift));
        }
    }
}
