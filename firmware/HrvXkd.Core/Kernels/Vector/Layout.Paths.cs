// Copies of short runs, such as the heads of an attention put side by side, eight bytes at a time.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HrvXkd.Core.Kernels
{
    public static partial class Layout
    {
        private const int Run = 8;

        static partial void StridedInt8Vector(sbyte[] x, int xOffset, int size0, int size1, int size2, int size3, int step0, int step1, int step2, int step3, sbyte[] y, int yOffset, ref bool done)
        {
            if (size3 != Run || step3 != 1 || (xOffset | yOffset | step0 | step1 | step2) < 0)
                return;
            long last = xOffset + (size0 - 1L) * step0 + (size1 - 1L) * step1 + (size2 - 1L) * step2 + Run;
            if (last > x.Length || (long)size0 * size1 * size2 * Run > y.Length - yOffset)
                return;
            ref byte from = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset));
            ref byte to = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            for (int a = 0; a < size0; a++)
            {
                for (int b = 0; b < size1; b++)
                {
                    ref byte at = ref Unsafe.Add(ref from, a * step0 + b * step1);
                    for (int c = 0; c < size2; c++)
                    {
                        Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<long>(ref at));
                        to = ref Unsafe.Add(ref to, Run);
                        at = ref Unsafe.Add(ref at, step2);
                    }
                }
            }
            done = true;
        }
    }
}
