// Chooses the path of weighted sums of Q16.16 rows: two columns at a time.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HrvXkd.Core.Kernels
{
    public static partial class Attention
    {
        private const int MostElements = 1 << 15;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void MixQ16ToQ16Vector(int[] weights, int weightsOffset, int[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            if (!WideSums.IsSupported || (width & 1) != 0 || (uint)(width - 1) >= MostElements || (uint)(heads - 1) >= MostElements || (uint)(windows - 1) >= MostElements || (weightsOffset | valuesOffset | yOffset) < 0
                || heads * windows > weights.Length - weightsOffset || (long)windows * heads * width > values.Length - valuesOffset || heads * width > y.Length - yOffset)
                return;
            int step = heads * width;
            ref int p = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), weightsOffset);
            ref int v = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), valuesOffset);
            ref int y0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset);
            for (int i = 0, left = width; i < step; i += 2)
            {
                Vector128<long> pair = WideSums.Pair(ref p, ref Unsafe.Add(ref v, i), step, windows);
                Unsafe.Add(ref y0, i) = FixedPoint.Requantize(pair.ToScalar(), multiplier, bias, shift, low, high);
                Unsafe.Add(ref y0, i + 1) = FixedPoint.Requantize(pair.GetElement(1), multiplier, bias, shift, low, high);
                left -= 2;
                if (left == 0)
                {
                    p = ref Unsafe.Add(ref p, windows);
                    left = width;
                }
            }
            done = true;
        }
    }
}
