// y = clamp((accumulator * M + B) >> S) without AVX-512: four 64-bit lanes, an arithmetic shift made of a logical one of v + 2^63, and a clamp
// by comparison.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal readonly struct Requantizer256
    {
        private readonly Vector128<long> _shift;
        private readonly Vector256<long> _offset;
        private readonly Vector256<long> _low;
        private readonly Vector256<long> _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Requantizer256(int shift, int low, int high)
        {
            _shift = Vector128.CreateScalar((long)shift);
            _offset = Vector256.Create((long)(0x8000000000000000UL >> shift));
            _low = Vector256.Create((long)low);
            _high = Vector256.Create((long)high);
        }

        /// <summary>Eight results.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Apply(Vector256<int> sum, Vector256<int> multiplier, Vector256<long> bias0, Vector256<long> bias4)
        {
            Vector256<long> first = Scale(Avx2.ConvertToVector256Int64(sum.GetLower()), Avx2.ConvertToVector256Int64(multiplier.GetLower()), bias0);
            Vector256<long> last = Scale(Avx2.ConvertToVector256Int64(sum.GetUpper()), Avx2.ConvertToVector256Int64(multiplier.GetUpper()), bias4);
            // The low halves: 0 1 4 5 | 2 3 6 7, then in order.
            Vector256<int> mixed = Avx.Shuffle(first.AsSingle(), last.AsSingle(), 0b10_00_10_00).AsInt32();
            return Avx2.Permute4x64(mixed.AsInt64(), 0b11_01_10_00).AsInt32();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector256<long> Scale(Vector256<long> sum, Vector256<long> multiplier, Vector256<long> bias)
        {
            Vector256<long> product = Avx2.Add(Avx2.Multiply(sum.AsInt32(), multiplier.AsInt32()), bias);
            Vector256<long> scaled = Avx2.Subtract(Avx2.ShiftRightLogical(Avx2.Xor(product, Vector256.Create(long.MinValue)), _shift), _offset);
            scaled = Avx2.BlendVariable(scaled, _high, Avx2.CompareGreaterThan(scaled, _high));
            return Avx2.BlendVariable(scaled, _low, Avx2.CompareGreaterThan(_low, scaled));
        }
    }
}
