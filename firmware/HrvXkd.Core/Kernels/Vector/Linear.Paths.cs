// Chooses the path of a linear layer. Shapes that no path takes, and arguments that leave an array, go to the plain twin, which checks.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;

namespace HrvXkd.Core.Kernels
{
    public static partial class Linear
    {
        static partial void Int8ToInt8Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!Requantizer128.TakesInt8(shift) || !Fits(x.Length - xOffset, rows, inner, weight, multiplier, bias, y.Length - yOffset) || xOffset < 0 || yOffset < 0 || !FoursPaths.Takes(ref MemoryMarshal.GetArrayDataReference(weight), weight.Length))
                return;
            ref sbyte x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            FoursPaths.Run(ref x0, rows, inner, ref MemoryMarshal.GetArrayDataReference(weight), multiplier.Length, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), BiasStep(multiplier, bias), shift, low, high, ref y0, narrow: true);
            done = true;
        }

        static partial void Int8ToQ16Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            if (!Fits(x.Length - xOffset, rows, inner, weight, multiplier, bias, y.Length - yOffset) || xOffset < 0 || yOffset < 0 || !FoursPaths.Takes(ref MemoryMarshal.GetArrayDataReference(weight), weight.Length))
                return;
            ref sbyte x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            FoursPaths.Run(ref x0, rows, inner, ref MemoryMarshal.GetArrayDataReference(weight), multiplier.Length, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), BiasStep(multiplier, bias), shift, low, high, ref y0, narrow: false);
            done = true;
        }

        private static int BiasStep(int[] multiplier, long[] bias) => bias.Length == multiplier.Length ? 0 : multiplier.Length;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(int readable, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int writable)
        {
            int columns = multiplier.Length;
            return FoursPaths.IsSupported && ((columns & 7) | (inner & 3)) == 0 && columns > 0 && inner > 0 && rows > 0 && weight.Length == inner * columns && rows * inner <= readable && rows * columns <= writable
                && (bias.Length == columns || bias.Length == rows * columns);
        }
    }
}
