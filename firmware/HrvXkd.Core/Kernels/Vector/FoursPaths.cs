// Chooses the path of products of int8 with one operand in fours.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    internal static class FoursPaths
    {
        public static bool IsSupported
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => FoursAvx512.IsSupported || FoursAvx2.IsSupported || FoursAdvSimd.IsSupported;
        }

        /// <summary>True if a path takes these factors; rows of x lie without gaps.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Takes(ref sbyte x, int xCount, ref sbyte weight, int count) => !FoursAdvSimd.IsSupported || FoursDp.IsSupported || FoursAdvSimd.Takes(ref x, xCount, ref weight, count);

        /// <summary>As <see cref="FoursAvx512.Run"/>, to int32.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void RunToQ16(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, int shift, int low, int high, ref int y, int yStep)
        {
            if (low == FixedPoint.MinValue && high == FixedPoint.MaxValue)
                Run<AnyInt32Result512, AnyInt32Result128>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref y, shift, low, high, ref Unsafe.As<int, byte>(ref y), yStep);
            else
                Run<Int32Result512, Int32Result128>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref y, shift, low, high, ref Unsafe.As<int, byte>(ref y), yStep);
        }

        /// <summary>As <see cref="FoursAvx512.Run"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run<TWide, T128>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, int shift, int low, int high, ref byte y, int yStep)
            where TWide : struct, IResult512
            where T128 : struct, IResult128<T128>
        {
            if (FoursAvx512.IsSupported)
            {
                Requantizer512 requantizer = new Requantizer512(shift, low, high);
                if (AvxVnni.IsSupported)
                    FoursAvx512.Run<VnniFours, TWide>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref addend, requantizer, ref y, yStep);
                else
                    FoursAvx512.Run<WordFours, TWide>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref addend, requantizer, ref y, yStep);
            }
            else if (FoursAvx2.IsSupported)
            {
                Requantizer256 requantizer = new Requantizer256(shift, low, high);
                bool narrow = default(TWide).Size == 1;
                if (AvxVnni.IsSupported)
                    FoursAvx2.Run<VnniFours>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref addend, default(TWide).Adds, requantizer, ref y, yStep, narrow);
                else
                    FoursAvx2.Run<WordFours>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref addend, default(TWide).Adds, requantizer, ref y, yStep, narrow);
            }
            else if (FoursAdvSimd.IsSupported)
            {
                T128 result = default(T128).With(shift, low, high);
                if (FoursDp.IsSupported)
                    Fours128.Run<FoursDp, T128>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref addend, result, ref y, yStep);
                else
                    Fours128.Run<FoursAdvSimd, T128>(ref x, xStep, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, ref addend, result, ref y, yStep);
            }
        }
    }
}
