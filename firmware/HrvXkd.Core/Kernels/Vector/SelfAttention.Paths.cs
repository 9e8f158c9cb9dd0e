// Chooses the path of an attention. Many queries: keys and values of a head are put in fours on the stack, then scores and sums are products
// of linear layers. One query: scores along the width, sums along the windows, without reordering.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class SelfAttention
    {
        private const int MostWindows = 16;
        private const int MostWidth = 32;
        private const int MostRows = 32;
        private const int MostHeads = 16;
        private const int MostScores = 1024;
        private const int MostPacked = 2048;
        private const int MostStep = 1 << 20;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Int8Vector(sbyte[] query, int queryOffset, int queryStep, sbyte[] keys, int keysOffset, int keysStep, sbyte[] values, int valuesOffset, int valuesStep, int[] penalty, int penaltyOffset, int heads, int rows, int windows, int width, int[] multiplier, long[] bias, int[] shift, long[] steps, sbyte[] y, int yOffset, ref bool done)
        {
            if (!FoursPaths.IsSupported || !Fits(query, queryOffset, queryStep, keys, keysOffset, keysStep, values, valuesOffset, valuesStep, penalty, penaltyOffset, heads, rows, windows, width, multiplier, bias, shift, steps, y, yOffset))
                return;
            ref sbyte q = ref First(query, queryOffset);
            ref sbyte k = ref First(keys, keysOffset);
            ref sbyte v = ref First(values, valuesOffset);
            ref sbyte y0 = ref First(y, yOffset);
            ref long s = ref MemoryMarshal.GetArrayDataReference(steps);
            if (rows > 1)
                done = penalty == null && multiplier == null && TryRows(ref q, queryStep, ref k, keysStep, ref v, valuesStep, heads, rows, windows, width, ref s, ref y0);
            else if (OneQuery.IsSupported)
                done = OneQuery.TryRun(ref q, ref k, keysStep, ref v, valuesStep, penalty == null ? default : penalty.AsSpan(penaltyOffset), heads, windows, width, multiplier, bias, shift, ref s, ref y0);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(sbyte[] query, int queryOffset, int queryStep, sbyte[] keys, int keysOffset, int keysStep, sbyte[] values, int valuesOffset, int valuesStep, int[] penalty, int penaltyOffset, int heads, int rows, int windows, int width, int[] multiplier, long[] bias, int[] shift, long[] steps, sbyte[] y, int yOffset)
        {
            int length = heads * width;
            return (windows & 3) == 0 && ((width & 7) == 0 || (width == 4 && (heads & 1) == 0 && rows == 1)) && (uint)(windows - 1) < MostWindows && (uint)(width - 1) < MostWidth && (uint)(rows - 1) < MostRows && (uint)(heads - 1) < MostHeads
                && Holds(query, queryOffset, queryStep, rows, length) && Holds(keys, keysOffset, keysStep, windows, length) && Holds(values, valuesOffset, valuesStep, windows, length)
                && (penalty == null || (penaltyOffset >= 0 && windows <= penalty.Length - penaltyOffset)) && yOffset >= 0 && rows * length <= y.Length - yOffset
                && (multiplier == null || (multiplier.Length > 0 && (multiplier.Length == 1 || (multiplier.Length & 3) == 0) && bias.Length == multiplier.Length && shift.Length == multiplier.Length))
                && steps.Length == 3 * StepLength && steps[Scores + 3] == FixedPoint.MinValue && steps[Scores + 4] == FixedPoint.MaxValue && steps[Shares] >= 0 && steps[Shares + 1] >= 0 && SoftmaxAdvSimd.Takes(steps[Shares + 1], (int)steps[Shares + 2]) && steps[Shares + 3] <= 0 && steps[Shares + 4] <= FixedPoint.One && Int8Result128.Takes((int)steps[Sums + 2]);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Holds(sbyte[] x, int offset, int step, int rows, int length) =>
            (step & 3) == 0 && (uint)(step - length) <= MostStep && offset >= 0 && (rows - 1) * step + length <= x.Length - offset;

        private static ref sbyte First(sbyte[] x, int offset) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), offset);

        // Taken: shares of int8. A share is not negative, so that no two products leave 16 bits.
        [SkipLocalsInit]
        private static bool TryRows(ref sbyte query, int queryStep, ref sbyte keys, int keysStep, ref sbyte values, int valuesStep, int heads, int rows, int windows, int width, ref long steps, ref sbyte y)
        {
            int length = heads * width;
            if (Unsafe.Add(ref steps, Shares + 4) > sbyte.MaxValue || !FoursPaths.Takes(ref query, (rows - 1) * queryStep + length, ref keys, (windows - 1) * keysStep + length))
                return false;
            int padded = (windows + 7) & ~7;
            Span<sbyte> packedKeys = stackalloc sbyte[MostPacked], packedValues = stackalloc sbyte[MostPacked], shared = stackalloc sbyte[MostScores];
            Span<int> scored = stackalloc int[MostScores], multiplier = stackalloc int[2 * MostWidth];
            Span<long> bias = stackalloc long[2 * MostWidth];
            ref sbyte keyFours = ref MemoryMarshal.GetReference(packedKeys);
            ref sbyte valueFours = ref MemoryMarshal.GetReference(packedValues);
            ref sbyte shares = ref MemoryMarshal.GetReference(shared);
            ref int scores = ref MemoryMarshal.GetReference(scored);
            multiplier.Slice(0, padded).Fill((int)Unsafe.Add(ref steps, Scores));
            bias.Slice(0, padded).Fill(Unsafe.Add(ref steps, Scores + 1));
            multiplier.Slice(MostWidth, width).Fill((int)Unsafe.Add(ref steps, Sums));
            bias.Slice(MostWidth, width).Fill(Unsafe.Add(ref steps, Sums + 1));
            int most = Math.Min(MostScores / (rows * padded), MostPacked / (width * padded));
            // Step by step for several heads: what one head writes is not read at once.
            for (; heads > 0; heads -= most)
            {
                int count = Math.Min(heads, most);
                for (int h = 0; h < count; h++)
                {
                    FoursPacking.Pack(ref Unsafe.Add(ref keys, h * width), 1, keysStep, width, windows, ref Unsafe.Add(ref keyFours, h * width * padded), padded);
                    FoursPacking.Pack(ref Unsafe.Add(ref values, h * width), valuesStep, 1, windows, width, ref Unsafe.Add(ref valueFours, h * windows * width), width);
                }
                for (int h = 0; h < count; h++)
                {
                    ref int y0 = ref Unsafe.Add(ref scores, h * rows * padded);
                    FoursPaths.Run<AnyInt32Result512, AnyInt32Result128>(ref Unsafe.Add(ref query, h * width), queryStep, rows, width, ref Unsafe.Add(ref keyFours, h * width * padded), padded, ref multiplier[0], ref bias[0], 0, ref y0, (int)Unsafe.Add(ref steps, Scores + 2), FixedPoint.MinValue, FixedPoint.MaxValue, ref Unsafe.As<int, byte>(ref y0), padded);
                }
                Share(ref scores, padded, count * rows, windows, ref Unsafe.Add(ref steps, Shares), ref shares);
                for (int h = 0; h < count; h++)
                    FoursPaths.Run<Int8Result512, Int8Result128>(ref Unsafe.Add(ref shares, h * rows * windows), windows, rows, windows, ref Unsafe.Add(ref valueFours, h * windows * width), width, ref multiplier[MostWidth], ref bias[MostWidth], 0, ref scores, (int)Unsafe.Add(ref steps, Sums + 2), (int)Unsafe.Add(ref steps, Sums + 3), (int)Unsafe.Add(ref steps, Sums + 4), ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref y, h * width)), length);
                query = ref Unsafe.Add(ref query, count * width);
                keys = ref Unsafe.Add(ref keys, count * width);
                values = ref Unsafe.Add(ref values, count * width);
                y = ref Unsafe.Add(ref y, count * width);
            }
            return true;
        }

        private static void Share(ref int scores, int xStep, int rows, int windows, ref long step, ref sbyte shares)
        {
            int multiplier = (int)step;
            long bias = Unsafe.Add(ref step, 1);
            int shift = (int)Unsafe.Add(ref step, 2), low = (int)Unsafe.Add(ref step, 3), high = (int)Unsafe.Add(ref step, 4);
            if (SoftmaxAvx512.IsSupported)
            {
                SharesAvx512.Run(ref scores, xStep, rows, windows, multiplier, bias, shift, low, high, ref Unsafe.As<sbyte, byte>(ref shares), windows);
            }
            else if (SoftmaxAdvSimd.IsSupported)
            {
                SoftmaxAdvSimd.Run(ref scores, xStep, rows, windows, multiplier, shift, default(Int8Result128).With(shift, low, high), ref Unsafe.As<sbyte, byte>(ref shares), windows);
            }
            else
            {
                for (int row = 0; row < rows; row++)
                    ShareOne(ref Unsafe.Add(ref scores, row * xStep), windows, multiplier, bias, shift, low, high, ref Unsafe.Add(ref shares, row * windows));
            }
        }

        // As Softmax.Shares, where there is no path for it.
        private static void ShareOne(ref int x, int windows, int multiplier, long bias, int shift, int low, int high, ref sbyte shares)
        {
            int largest = x;
            for (int t = 1; t < windows; t++)
                largest = Math.Max(largest, Unsafe.Add(ref x, t));
            long sum = 0;
            for (int t = 0; t < windows; t++)
            {
                Unsafe.Add(ref x, t) = (int)ExpNegative.Q30((long)largest - Unsafe.Add(ref x, t));
                sum += Unsafe.Add(ref x, t);
            }
            long inverse = (1L << 62) / sum;
            for (int t = 0; t < windows; t++)
                Unsafe.Add(ref shares, t) = (sbyte)FixedPoint.Requantize((Unsafe.Add(ref x, t) * inverse) >> 32, multiplier, bias, shift, low, high);
        }
    }
}
