// The end of a block of eight columns: requantization, what is added, and the write, the same for all products. The upper halves of a register
// come first, all of them: then the lower ones are the last that read it, and nothing is copied.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    /// <summary>Multipliers of eight columns.</summary>
    internal readonly struct Eight128
    {
        private readonly Vector64<int> _first;
        private readonly Vector64<int> _third;
        private readonly Vector128<int> _low;
        private readonly Vector128<int> _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Eight128(ref int multiplier)
        {
            _low = Vector128.LoadUnsafe(ref multiplier);
            _high = Vector128.LoadUnsafe(ref Unsafe.Add(ref multiplier, 4));
            _first = _low.GetLower();
            _third = _high.GetLower();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Eight128(int multiplier)
        {
            _low = _high = Vector128.Create(multiplier);
            _first = _third = Vector64.Create(multiplier);
        }

        /// <summary>The same multiplier for all.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Eight128 Same(int multiplier) => new Eight128(multiplier);

        /// <summary>Writes eight results of one row, each with its bias, added to another edge if the kind of result is.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write<TResult>(in TResult result, Vector128<int> low, Vector128<int> high, ref long bias, ref int addend, ref byte y)
            where TResult : struct, IResult128<TResult>
        {
            Vector128<long> second = AdvSimd.MultiplyWideningUpperAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, 2)), low, _low);
            Vector128<long> fourth = AdvSimd.MultiplyWideningUpperAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, 6)), high, _high);
            Vector128<long> first = AdvSimd.MultiplyWideningLowerAndAdd(Vector128.LoadUnsafe(ref bias), low.GetLower(), _first);
            Vector128<long> third = AdvSimd.MultiplyWideningLowerAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, 4)), high.GetLower(), _third);
            low = result.Scale(first, second);
            high = result.Scale(third, fourth);
            if (result.Adds)
            {
                low = AdvSimd.AddSaturate(low, Vector128.LoadUnsafe(ref addend));
                high = AdvSimd.AddSaturate(high, Vector128.LoadUnsafe(ref Unsafe.Add(ref addend, 4)));
            }
            result.Write(low, high, ref y);
        }

        /// <summary>Writes eight results, all with one bias.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write<TResult>(in TResult result, Vector128<int> low, Vector128<int> high, Vector128<long> bias, ref byte y)
            where TResult : struct, IResult128<TResult>
        {
            Vector128<long> second = AdvSimd.MultiplyWideningUpperAndAdd(bias, low, _low);
            Vector128<long> fourth = AdvSimd.MultiplyWideningUpperAndAdd(bias, high, _high);
            Vector128<long> first = AdvSimd.MultiplyWideningLowerAndAdd(bias, low.GetLower(), _first);
            Vector128<long> third = AdvSimd.MultiplyWideningLowerAndAdd(bias, high.GetLower(), _third);
            result.Write(result.Scale(first, second), result.Scale(third, fourth), ref y);
        }

        /// <summary>Writes four results, all with one bias.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write<TResult>(in TResult result, Vector128<int> low, Vector128<long> bias, ref byte y)
            where TResult : struct, IResult128<TResult> =>
            result.Write(result.Scale(AdvSimd.MultiplyWideningLowerAndAdd(bias, low.GetLower(), _first), AdvSimd.MultiplyWideningUpperAndAdd(bias, low, _low)), ref y);
    }
}
