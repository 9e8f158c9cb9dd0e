// The end of a block of eight columns: requantization, what is added, and the write, the same for all products of int8.
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

        /// <summary>Writes eight results of one row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write<TResult>(in TResult result, Vector128<int> low, Vector128<int> high, ref long bias, ref int addend, ref byte y)
            where TResult : struct, IResult128<TResult>
        {
            ref long last = ref Unsafe.Add(ref bias, 4);
            Vector128<int> first = result.Scale(low, _first, _low, Vector128.LoadUnsafe(ref bias), Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, 2)));
            Vector128<int> second = result.Scale(high, _third, _high, Vector128.LoadUnsafe(ref last), Vector128.LoadUnsafe(ref Unsafe.Add(ref last, 2)));
            if (result.Adds)
            {
                first = AdvSimd.AddSaturate(first, Vector128.LoadUnsafe(ref addend));
                second = AdvSimd.AddSaturate(second, Vector128.LoadUnsafe(ref Unsafe.Add(ref addend, 4)));
            }
            result.Write(first, second, ref y);
        }
    }
}
