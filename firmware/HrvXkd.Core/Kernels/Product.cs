// Product of two computed edges wherever their elements lie: a transpose costs a stride, not a copy.
//   y[b, r, n] = clamp((sum_k left[b, r, k] * right[b, k, n] * M + B) >> S), element [b, r, k] at offset + b * batchStep + r * rowStep + k * innerStep.
// B holds the rounding half (half up). int8 by int8: int32 accumulator; anything with Q16.16: 64-bit accumulator.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Matrix products of two edges, batch by batch.</summary>
    public static class Product
    {
        /// <summary>int8 by int8, to int8.</summary>
        /// <param name="left">Left operand.</param>
        /// <param name="leftOffset">Its first element.</param>
        /// <param name="leftBatch">Step from batch to batch.</param>
        /// <param name="leftRow">Step from row to row.</param>
        /// <param name="leftInner">Step along the sum.</param>
        /// <param name="right">Right operand.</param>
        /// <param name="rightOffset">Its first element.</param>
        /// <param name="rightBatch">Step from batch to batch.</param>
        /// <param name="rightInner">Step along the sum.</param>
        /// <param name="rightColumn">Step from column to column.</param>
        /// <param name="batches">Products, 1 or more.</param>
        /// <param name="rows">Rows of the left operand, 1 or more.</param>
        /// <param name="inner">Length of the sums, 1 or more.</param>
        /// <param name="columns">Columns of the right operand, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [batches, rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8ByInt8ToInt8(sbyte[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int batch = 0; batch < batches; batch++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int n = 0; n < columns; n++)
                    {
                        long accumulator = PlainSums.Products(left, leftOffset + batch * leftBatch + row * leftRow, leftInner, right, rightOffset + batch * rightBatch + n * rightColumn, rightInner, inner);
                        y[yOffset++] = (sbyte)FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                    }
                }
            }
        }

        /// <summary>int8 by int8, to Q16.16.</summary>
        /// <param name="left">Left operand.</param>
        /// <param name="leftOffset">Its first element.</param>
        /// <param name="leftBatch">Step from batch to batch.</param>
        /// <param name="leftRow">Step from row to row.</param>
        /// <param name="leftInner">Step along the sum.</param>
        /// <param name="right">Right operand.</param>
        /// <param name="rightOffset">Its first element.</param>
        /// <param name="rightBatch">Step from batch to batch.</param>
        /// <param name="rightInner">Step along the sum.</param>
        /// <param name="rightColumn">Step from column to column.</param>
        /// <param name="batches">Products, 1 or more.</param>
        /// <param name="rows">Rows of the left operand, 1 or more.</param>
        /// <param name="inner">Length of the sums, 1 or more.</param>
        /// <param name="columns">Columns of the right operand, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [batches, rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8ByInt8ToQ16(sbyte[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            for (int batch = 0; batch < batches; batch++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int n = 0; n < columns; n++)
                    {
                        long accumulator = PlainSums.Products(left, leftOffset + batch * leftBatch + row * leftRow, leftInner, right, rightOffset + batch * rightBatch + n * rightColumn, rightInner, inner);
                        y[yOffset++] = FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                    }
                }
            }
        }

        /// <summary>Q16.16 by int8, to int8.</summary>
        /// <param name="left">Left operand.</param>
        /// <param name="leftOffset">Its first element.</param>
        /// <param name="leftBatch">Step from batch to batch.</param>
        /// <param name="leftRow">Step from row to row.</param>
        /// <param name="leftInner">Step along the sum.</param>
        /// <param name="right">Right operand.</param>
        /// <param name="rightOffset">Its first element.</param>
        /// <param name="rightBatch">Step from batch to batch.</param>
        /// <param name="rightInner">Step along the sum.</param>
        /// <param name="rightColumn">Step from column to column.</param>
        /// <param name="batches">Products, 1 or more.</param>
        /// <param name="rows">Rows of the left operand, 1 or more.</param>
        /// <param name="inner">Length of the sums, 1 or more.</param>
        /// <param name="columns">Columns of the right operand, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [batches, rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ByInt8ToInt8(int[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int batch = 0; batch < batches; batch++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int n = 0; n < columns; n++)
                    {
                        long accumulator = PlainSums.Products(left, leftOffset + batch * leftBatch + row * leftRow, leftInner, right, rightOffset + batch * rightBatch + n * rightColumn, rightInner, inner);
                        y[yOffset++] = (sbyte)FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                    }
                }
            }
        }

        /// <summary>Q16.16 by int8, to Q16.16.</summary>
        /// <param name="left">Left operand.</param>
        /// <param name="leftOffset">Its first element.</param>
        /// <param name="leftBatch">Step from batch to batch.</param>
        /// <param name="leftRow">Step from row to row.</param>
        /// <param name="leftInner">Step along the sum.</param>
        /// <param name="right">Right operand.</param>
        /// <param name="rightOffset">Its first element.</param>
        /// <param name="rightBatch">Step from batch to batch.</param>
        /// <param name="rightInner">Step along the sum.</param>
        /// <param name="rightColumn">Step from column to column.</param>
        /// <param name="batches">Products, 1 or more.</param>
        /// <param name="rows">Rows of the left operand, 1 or more.</param>
        /// <param name="inner">Length of the sums, 1 or more.</param>
        /// <param name="columns">Columns of the right operand, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [batches, rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ByInt8ToQ16(int[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, sbyte[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            for (int batch = 0; batch < batches; batch++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int n = 0; n < columns; n++)
                    {
                        long accumulator = PlainSums.Products(left, leftOffset + batch * leftBatch + row * leftRow, leftInner, right, rightOffset + batch * rightBatch + n * rightColumn, rightInner, inner);
                        y[yOffset++] = FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                    }
                }
            }
        }

        /// <summary>Q16.16 by Q16.16, to int8.</summary>
        /// <param name="left">Left operand.</param>
        /// <param name="leftOffset">Its first element.</param>
        /// <param name="leftBatch">Step from batch to batch.</param>
        /// <param name="leftRow">Step from row to row.</param>
        /// <param name="leftInner">Step along the sum.</param>
        /// <param name="right">Right operand.</param>
        /// <param name="rightOffset">Its first element.</param>
        /// <param name="rightBatch">Step from batch to batch.</param>
        /// <param name="rightInner">Step along the sum.</param>
        /// <param name="rightColumn">Step from column to column.</param>
        /// <param name="batches">Products, 1 or more.</param>
        /// <param name="rows">Rows of the left operand, 1 or more.</param>
        /// <param name="inner">Length of the sums, 1 or more.</param>
        /// <param name="columns">Columns of the right operand, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [batches, rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ByQ16ToInt8(int[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, int[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int batch = 0; batch < batches; batch++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int n = 0; n < columns; n++)
                    {
                        long accumulator = PlainSums.Products(left, leftOffset + batch * leftBatch + row * leftRow, leftInner, right, rightOffset + batch * rightBatch + n * rightColumn, rightInner, inner);
                        y[yOffset++] = (sbyte)FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                    }
                }
            }
        }

        /// <summary>Q16.16 by Q16.16, to Q16.16.</summary>
        /// <param name="left">Left operand.</param>
        /// <param name="leftOffset">Its first element.</param>
        /// <param name="leftBatch">Step from batch to batch.</param>
        /// <param name="leftRow">Step from row to row.</param>
        /// <param name="leftInner">Step along the sum.</param>
        /// <param name="right">Right operand.</param>
        /// <param name="rightOffset">Its first element.</param>
        /// <param name="rightBatch">Step from batch to batch.</param>
        /// <param name="rightInner">Step along the sum.</param>
        /// <param name="rightColumn">Step from column to column.</param>
        /// <param name="batches">Products, 1 or more.</param>
        /// <param name="rows">Rows of the left operand, 1 or more.</param>
        /// <param name="inner">Length of the sums, 1 or more.</param>
        /// <param name="columns">Columns of the right operand, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [batches, rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ByQ16ToQ16(int[] left, int leftOffset, int leftBatch, int leftRow, int leftInner, int[] right, int rightOffset, int rightBatch, int rightInner, int rightColumn, int batches, int rows, int inner, int columns, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            for (int batch = 0; batch < batches; batch++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int n = 0; n < columns; n++)
                    {
                        long accumulator = PlainSums.Products(left, leftOffset + batch * leftBatch + row * leftRow, leftInner, right, rightOffset + batch * rightBatch + n * rightColumn, rightInner, inner);
                        y[yOffset++] = FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                    }
                }
            }
        }
    }
}
