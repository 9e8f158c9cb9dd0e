// Sums of elements that lie side by side, four at a time in 64-bit lanes.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HrvXkd.Core.Kernels
{
    public static partial class Reduce
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void SumVector(int[] x, int xOffset, int outer, int axis, int inner, int[] y, int yOffset, ref bool done)
        {
            if (!Vector128.IsHardwareAccelerated || inner != 1 || (axis & 3) != 0 || (uint)(axis - 1) >= short.MaxValue || (uint)(outer - 1) >= short.MaxValue
                || (xOffset | yOffset) < 0 || outer * axis > x.Length - xOffset || outer > y.Length - yOffset)
                return;
            ref int at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            for (int o = 0; o < outer; o++)
            {
                Vector128<long> sums = Vector128<long>.Zero;
                for (int left = axis; left > 0; left -= 4)
                {
                    Vector128<int> four = Vector128.LoadUnsafe(ref at);
                    sums += Vector128.WidenLower(four) + Vector128.WidenUpper(four);
                    at = ref Unsafe.Add(ref at, 4);
                }
                Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset + o) = FixedPoint.Saturate(sums.ToScalar() + sums.GetElement(1));
            }
            done = true;
        }
    }
}
