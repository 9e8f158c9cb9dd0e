// Chooses the path of the attention of one query: scores are small products of int8, weighted sums add eight values at a time.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class Attention
    {
        // As many terms of at most 65536 * 128 stay within int.
        private const int MostWindows = 128;

        static partial void ScoresInt8Vector(sbyte[] query, int queryOffset, sbyte[] keys, int keysOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int[] y, int yOffset, ref bool done)
        {
            done = Product.TryInt8ByInt8ToQ16(query, queryOffset, width, 0, 1, keys, keysOffset, width, 1, heads * width, heads, 1, width, windows, multiplier, bias, shift, FixedPoint.MinValue, FixedPoint.MaxValue, y, yOffset);
        }

        static partial void MixInt8ToInt8Vector(int[] weights, int weightsOffset, sbyte[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            int step = heads * width;
            if ((!FoursAvx512.IsSupported && !AffineAdvSimd.IsSupported) || !Requantizer128.TakesInt8(shift) || (width & 7) != 0 || width <= 0 || heads <= 0 || windows <= 0 || windows > MostWindows || (weightsOffset | valuesOffset | yOffset) < 0
                || heads * windows > weights.Length - weightsOffset || windows * step > values.Length - valuesOffset || step > y.Length - yOffset)
                return;
            ref int p = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), weightsOffset);
            if (!AreShares(ref p, heads * windows))
                return;
            ref sbyte v = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), valuesOffset);
            ref byte at = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            for (int h = 0; h < heads; h++)
            {
                for (int d = 0; d < width; d += 8)
                {
                    Vector128<int> first = Vector128<int>.Zero, last = first;
                    ref sbyte row = ref Unsafe.Add(ref v, h * width + d);
                    for (int t = 0; t < windows; t++)
                    {
                        Vector128<short> eight = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref row))).AsSByte());
                        Vector128<int> share = Vector128.Create(Unsafe.Add(ref p, h * windows + t));
                        first += Vector128.WidenLower(eight) * share;
                        last += Vector128.WidenUpper(eight) * share;
                        row = ref Unsafe.Add(ref row, step);
                    }
                    ref byte to = ref Unsafe.Add(ref at, h * width + d);
                    if (FoursAvx512.IsSupported)
                    {
                        Requantizer512 requantizer = new Requantizer512(shift, low, high);
                        Vector512<long> sums = System.Runtime.Intrinsics.X86.Avx512F.ConvertToVector512Int64(Vector256.Create(first, last));
                        default(Int8Result512).Write(requantizer.Scale(sums, Vector512.Create((long)multiplier), Vector512.Create(bias)), requantizer, ref to);
                    }
                    else
                    {
                        Requantizer128 requantizer = new Requantizer128(shift, low, high);
                        Vector128<int> m = Vector128.Create(multiplier);
                        Vector128<long> b = Vector128.Create(bias);
                        default(Int8Result128).Write(requantizer.Scale<Int8Result128>(first, m, b, b), requantizer.Scale<Int8Result128>(last, m, b, b), requantizer, ref to);
                    }
                }
            }
            done = true;
        }

        // 0..65536 each, as a softmax gives them.
        private static bool AreShares(ref int p, int count)
        {
            int i = 0;
            for (; i <= count - 4; i += 4)
            {
                if (Vector128.GreaterThanAny(Vector128.LoadUnsafe(ref Unsafe.Add(ref p, i)).AsUInt32(), Vector128.Create((uint)FixedPoint.One)))
                    return false;
            }
            for (; i < count; i++)
            {
                if (Unsafe.Add(ref p, i) < 0 || Unsafe.Add(ref p, i) > FixedPoint.One)
                    return false;
            }
            return true;
        }
    }
}
