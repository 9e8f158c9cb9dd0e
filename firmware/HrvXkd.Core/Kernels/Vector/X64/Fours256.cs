// One step of a sum of int8 products: eight columns take four terms each. vpdpbusd wants one factor unsigned: x + 128 is, and the
// accumulator starts at -128 times the sum of the weights. Sums wrap around modulo 2^32, so that this is exact. vpmaddwd multiplies words.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal interface IFours256
    {
        /// <summary>What an accumulator starts from, of one group of weights; subtracted from 0.</summary>
        Vector256<int> Correct(Vector256<int> sum, Vector256<sbyte> weight);

        /// <summary>Four terms of x, as the step takes them.</summary>
        Vector256<int> Spread(ref sbyte x);

        /// <summary>Adds four products in each column.</summary>
        Vector256<int> Add(Vector256<int> sum, Vector256<int> spread, Vector256<sbyte> weight);
    }

    internal readonly struct VnniFours : IFours256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Correct(Vector256<int> sum, Vector256<sbyte> weight) => AvxVnni.MultiplyWideningAndAdd(sum, Vector256.Create((byte)128), weight);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Spread(ref sbyte x) => Avx2.Xor(Vector256.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref x))), Vector256.Create((byte)128).AsInt32());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Add(Vector256<int> sum, Vector256<int> spread, Vector256<sbyte> weight) => AvxVnni.MultiplyWideningAndAdd(sum, spread.AsByte(), weight);
    }

    internal readonly struct WordFours : IFours256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Correct(Vector256<int> sum, Vector256<sbyte> weight) => sum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Spread(ref sbyte x) => Avx2.BroadcastScalarToVector256(Sse41.ConvertToVector128Int16(Vector128.CreateScalar(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref x))).AsSByte()).AsInt64()).AsInt32();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Add(Vector256<int> sum, Vector256<int> spread, Vector256<sbyte> weight)
        {
            Vector256<int> first = Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(weight.GetLower()), spread.AsInt16());
            Vector256<int> last = Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(weight.GetUpper()), spread.AsInt16());
            // hadd works in halves of 128 bits: columns 0 1 4 5 | 2 3 6 7.
            return Avx2.Add(sum, Avx2.Permute4x64(Avx2.HorizontalAdd(first, last).AsInt64(), 0b11_01_10_00).AsInt32());
        }
    }
}
