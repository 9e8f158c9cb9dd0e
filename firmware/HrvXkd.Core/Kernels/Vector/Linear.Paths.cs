// Chooses the path of a linear layer. Shapes that no path takes, and arguments that leave an array, go to the plain twin, which checks.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class Linear
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Int8ToInt8Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!Int8Result128.Takes(shift) || !Fits(x, xOffset, rows, inner, weight, multiplier, bias, y.Length, yOffset))
                return;
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            FoursPaths.Run<Int8Result512, Int8Result128>(ref First(x, xOffset), inner, rows, inner, ref First(weight, 0), multiplier.Length, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), BiasStep(multiplier, bias), ref MemoryMarshal.GetArrayDataReference(multiplier), shift, low, high, ref y0, multiplier.Length);
            done = true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Int8ToQ16Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            if (multiplier.Length == 1)
            {
                done = TryOneColumn(x, xOffset, rows, inner, weight, multiplier[0], bias, shift, low, high, null, 0, y, yOffset);
                return;
            }
            if (!Fits(x, xOffset, rows, inner, weight, multiplier, bias, y.Length, yOffset))
                return;
            FoursPaths.RunToQ16(ref First(x, xOffset), inner, rows, inner, ref First(weight, 0), multiplier.Length, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), BiasStep(multiplier, bias), shift, low, high, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset), multiplier.Length);
            done = true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Int8AddedToQ16Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int[] addend, int addendOffset, int[] y, int yOffset, ref bool done)
        {
            if (multiplier.Length == 1)
            {
                done = TryOneColumn(x, xOffset, rows, inner, weight, multiplier[0], bias, shift, FixedPoint.MinValue, FixedPoint.MaxValue, addend, addendOffset, y, yOffset);
                return;
            }
            if (!Fits(x, xOffset, rows, inner, weight, multiplier, bias, y.Length, yOffset) || addendOffset < 0 || rows * multiplier.Length > addend.Length - addendOffset)
                return;
            ref int add = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(addend), addendOffset);
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            FoursPaths.Run<AddedResult512, AddedResult128>(ref First(x, xOffset), inner, rows, inner, ref First(weight, 0), multiplier.Length, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), BiasStep(multiplier, bias), ref add, shift, FixedPoint.MinValue, FixedPoint.MaxValue, ref y0, multiplier.Length);
            done = true;
        }

        // A single output: its weights lie one after the other.
        private static bool TryOneColumn(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int multiplier, long[] bias, int shift, int low, int high, int[] addend, int addendOffset, int[] y, int yOffset)
        {
            if (!Int8Sums.IsSupported || (inner & 7) != 0 || inner <= 0 || weight.Length != inner || (uint)(rows - 1) >= short.MaxValue || (xOffset | addendOffset | yOffset) < 0 || (long)rows * inner > x.Length - xOffset
                || rows > y.Length - yOffset || (addend != null && rows > addend.Length - addendOffset) || (bias.Length != 1 && bias.Length != rows))
                return false;
            ref sbyte row = ref First(x, xOffset);
            for (int i = 0; i < rows; i++)
            {
                int result = FixedPoint.Requantize(Int8Sums.Dot(ref row, ref First(weight, 0), inner), multiplier, bias[bias.Length == 1 ? 0 : i], shift, low, high);
                y[yOffset + i] = addend == null ? result : FixedPoint.Saturate((long)addend[addendOffset + i] + result);
                row = ref Unsafe.Add(ref row, inner);
            }
            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Q16ToQ16Vector(int[] x, int xOffset, int rows, int[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            int columns = multiplier.Length;
            int inner = columns == 0 ? 0 : weight.Length / columns;
            if (!WideSums.IsSupported || (inner & 3) != 0 || (uint)(columns - 1) >= short.MaxValue || (uint)(inner - 1) >= short.MaxValue || (uint)(rows - 1) >= short.MaxValue || weight.Length != inner * columns
                || (xOffset | yOffset) < 0 || rows * inner > x.Length - xOffset || rows * columns > y.Length - yOffset || (bias.Length != columns && bias.Length != rows * columns))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref int y0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset);
            ref int m = ref MemoryMarshal.GetArrayDataReference(multiplier);
            ref long b = ref MemoryMarshal.GetArrayDataReference(bias);
            for (; rows > 0; rows--)
            {
                ref int w = ref MemoryMarshal.GetArrayDataReference(weight);
                for (int n = 0; n < columns; n++)
                {
                    Unsafe.Add(ref y0, n) = FixedPoint.Requantize(WideSums.Dot(ref x0, ref w, inner), Unsafe.Add(ref m, n), Unsafe.Add(ref b, n), shift, low, high);
                    w = ref Unsafe.Add(ref w, inner);
                }
                x0 = ref Unsafe.Add(ref x0, inner);
                y0 = ref Unsafe.Add(ref y0, columns);
                b = ref Unsafe.Add(ref b, BiasStep(multiplier, bias));
            }
            done = true;
        }

        private static int BiasStep(int[] multiplier, long[] bias) => bias.Length == multiplier.Length ? 0 : multiplier.Length;

        private static ref sbyte First(sbyte[] x, int offset) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int yLength, int yOffset)
        {
            int columns = multiplier.Length;
            // Below 2^15 no product of two leaves int.
            return FoursPaths.IsSupported && ((columns & 7) | (inner & 3)) == 0 && (uint)(columns - 1) < short.MaxValue && (uint)(inner - 1) < short.MaxValue && (uint)(rows - 1) < short.MaxValue
                && (xOffset | yOffset) >= 0 && weight.Length == inner * columns && rows * inner <= x.Length - xOffset && rows * columns <= yLength - yOffset
                && (bias.Length == columns || bias.Length == rows * columns) && FoursPaths.Takes(ref First(x, xOffset), rows * inner, ref First(weight, 0), weight.Length);
        }
    }
}
