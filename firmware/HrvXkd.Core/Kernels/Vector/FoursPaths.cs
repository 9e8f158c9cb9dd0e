// Chooses the path of products of int8 with one operand in fours.
using System.Runtime.Intrinsics.X86;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    internal static class FoursPaths
    {
        public static bool IsSupported => FoursAvx512.IsSupported || FoursAvx2.IsSupported || FoursAdvSimd.IsSupported;

        /// <summary>True if a path takes these weights.</summary>
        public static bool Takes(ref sbyte weight, int count) => !FoursAdvSimd.IsSupported || FoursDp.IsSupported || FoursAdvSimd.Takes(ref weight, count);

        /// <summary>As <see cref="FoursAvx512.Run"/>.</summary>
        public static void Run(ref sbyte x, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, int shift, int low, int high, ref byte y, bool narrow)
        {
            if (FoursAvx512.IsSupported)
            {
                Requantizer512 requantizer = new Requantizer512(shift, low, high);
                if (AvxVnni.IsSupported && narrow)
                    FoursAvx512.Run<VnniFours, Int8Result512>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else if (AvxVnni.IsSupported && low == FixedPoint.MinValue && high == FixedPoint.MaxValue)
                    FoursAvx512.Run<VnniFours, AnyInt32Result512>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else if (AvxVnni.IsSupported)
                    FoursAvx512.Run<VnniFours, Int32Result512>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else if (narrow)
                    FoursAvx512.Run<WordFours, Int8Result512>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else
                    FoursAvx512.Run<WordFours, Int32Result512>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
            }
            else if (FoursAvx2.IsSupported)
            {
                Requantizer256 requantizer = new Requantizer256(shift, low, high);
                if (AvxVnni.IsSupported)
                    FoursAvx2.Run<VnniFours>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y, narrow);
                else
                    FoursAvx2.Run<WordFours>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y, narrow);
            }
            else if (FoursAdvSimd.IsSupported)
            {
                Requantizer128 requantizer = new Requantizer128(shift, low, high);
                if (FoursDp.IsSupported && narrow)
                    FoursDp.Run<Int8Result128>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else if (FoursDp.IsSupported && low == FixedPoint.MinValue && high == FixedPoint.MaxValue)
                    FoursDp.Run<AnyInt32Result128>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else if (FoursDp.IsSupported)
                    FoursDp.Run<Int32Result128>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else if (narrow)
                    FoursAdvSimd.Run<Int8Result128>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else if (low == FixedPoint.MinValue && high == FixedPoint.MaxValue)
                    FoursAdvSimd.Run<AnyInt32Result128>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
                else
                    FoursAdvSimd.Run<Int32Result128>(ref x, rows, inner, ref weight, columns, ref multiplier, ref bias, biasStep, requantizer, ref y);
            }
        }

        /// <summary>As <see cref="BatchesAvx512.Run"/>.</summary>
        public static void RunBatches(ref sbyte left, int leftBatch, int leftRow, ref sbyte fours, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, ref byte y, bool narrow)
        {
            if (FoursAvx512.IsSupported)
            {
                Requantizer512 requantizer = new Requantizer512(shift, low, high);
                if (AvxVnni.IsSupported && narrow)
                    BatchesAvx512.Run<VnniFours, Int8Result512>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
                else if (AvxVnni.IsSupported && low == FixedPoint.MinValue && high == FixedPoint.MaxValue)
                    BatchesAvx512.Run<VnniFours, AnyInt32Result512>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
                else if (AvxVnni.IsSupported)
                    BatchesAvx512.Run<VnniFours, Int32Result512>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
                else if (narrow)
                    BatchesAvx512.Run<WordFours, Int8Result512>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
                else
                    BatchesAvx512.Run<WordFours, Int32Result512>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
            }
            else if (FoursAvx2.IsSupported)
            {
                Requantizer256 requantizer = new Requantizer256(shift, low, high);
                if (AvxVnni.IsSupported)
                    FoursAvx2.RunBatches<VnniFours>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y, narrow);
                else
                    FoursAvx2.RunBatches<WordFours>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y, narrow);
            }
            else if (FoursAdvSimd.IsSupported)
            {
                Requantizer128 requantizer = new Requantizer128(shift, low, high);
                if (narrow)
                    BatchesAdvSimd.Run<Int8Result128>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
                else if (low == FixedPoint.MinValue && high == FixedPoint.MaxValue)
                    BatchesAdvSimd.Run<AnyInt32Result128>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
                else
                    BatchesAdvSimd.Run<Int32Result128>(ref left, leftBatch, leftRow, ref fours, batches, rows, inner, columns, multiplier, bias, requantizer, ref y);
            }
        }
    }
}
