// Chooses the path of a product of two int8 edges: the right operand of a few batches is put in fours on the stack, then it is the
// product of a linear layer. Taken: rows of the left operand without gaps, and a right operand without gaps along the sum or the columns.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;

namespace HrvXkd.Core.Kernels
{
    public static partial class Product
    {
        private const int Packed = 1024;

        static partial void Int8ByInt8ToInt8Vector(sbyte[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!Requantizer128.TakesInt8(shift) || leftInner != 1 || yOffset < 0 || (long)batches * rows * columns > y.Length - yOffset || !Fits(left, leftOffset, leftBatch, leftRow, right, rightOffset, rightBatch, rightInner, rightColumn, batches, rows, inner, columns))
                return;
            ref sbyte l = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(left), leftOffset);
            ref sbyte r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(right), rightOffset);
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            done = Run(ref l, leftBatch, leftRow, ref r, rightBatch, rightInner, rightColumn, batches, rows, inner, columns, multiplier, bias, shift, low, high, ref y0, narrow: true);
        }

        static partial void Int8ByInt8ToQ16Vector(sbyte[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            done = TryInt8ByInt8ToQ16(left, leftOffset, leftBatch, leftRow, leftInner, right, rightOffset, rightBatch, rightInner, rightColumn, batches, rows, inner, columns, multiplier, bias, shift, low, high, y, yOffset);
        }

        internal static bool TryInt8ByInt8ToQ16(sbyte[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            if (leftInner != 1 || yOffset < 0 || (long)batches * rows * columns > y.Length - yOffset || !Fits(left, leftOffset, leftBatch, leftRow, right, rightOffset, rightBatch, rightInner, rightColumn, batches, rows, inner, columns))
                return false;
            ref sbyte l = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(left), leftOffset);
            ref sbyte r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(right), rightOffset);
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            return Run(ref l, leftBatch, leftRow, ref r, rightBatch, rightInner, rightColumn, batches, rows, inner, columns, multiplier, bias, shift, low, high, ref y0, narrow: false);
        }

        [SkipLocalsInit]
        private static bool Run(ref sbyte left, int leftBatch, int leftRow, ref sbyte right, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, ref byte y, bool narrow)
        {
            if (!FoursPaths.IsSupported)
                return false;
            int width = (columns + 7) & ~7;
            System.Span<sbyte> packed = stackalloc sbyte[Packed];
            ref sbyte fours = ref MemoryMarshal.GetReference(packed);
            int most = Packed / (inner * width);
            for (int first = 0; first < batches; first += most)
            {
                int count = batches - first < most ? batches - first : most;
                for (int i = 0; i < count; i++)
                    FoursPacking.Pack(ref Unsafe.Add(ref right, (first + i) * rightBatch), rightInner, rightColumn, inner, columns, ref Unsafe.Add(ref fours, i * inner * width), width);
                FoursPaths.RunBatches(ref Unsafe.Add(ref left, first * leftBatch), leftBatch, leftRow, ref fours, count, rows, inner, columns, multiplier, bias, shift, low, high, ref Unsafe.Add(ref y, first * rows * columns * (narrow ? 1 : 4)), narrow);
            }
            return true;
        }

        private static bool Fits(sbyte[] left, int leftOffset, int leftBatch, int leftRow, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns)
        {
            if (((inner | columns) & 3) != 0 || inner <= 0 || columns <= 0 || rows <= 0 || batches <= 0 || (rightInner != 1 && rightColumn != 1) || (long)inner * ((columns + 7) & ~7) > Packed)
                return false;
            if ((leftOffset | leftBatch | leftRow | rightOffset | rightBatch | rightInner | rightColumn) < 0)
                return false;
            long leftLast = leftOffset + (batches - 1L) * leftBatch + (rows - 1L) * leftRow + inner;
            long rightLast = rightOffset + (batches - 1L) * rightBatch + (inner - 1L) * rightInner + (columns - 1L) * rightColumn + 1;
            return leftLast <= left.Length && rightLast <= right.Length;
        }
    }
}
