// Copies that reorder, select or join elements; nothing is computed. Used where a layer cannot read an edge in place.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Reordering copies.</summary>
    public static partial class Layout
    {
        /// <summary>int8: y[i] = x[i0 * step0 + i1 * step1 + i2 * step2 + i3 * step3], (i0, i1, i2, i3) counting row major.</summary>
        /// <param name="x">Input.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="size0">Length of the first axis, 1 or more.</param>
        /// <param name="size1">Of the second.</param>
        /// <param name="size2">Of the third.</param>
        /// <param name="size3">Of the fourth.</param>
        /// <param name="step0">Step along the first axis.</param>
        /// <param name="step1">Along the second.</param>
        /// <param name="step2">Along the third.</param>
        /// <param name="step3">Along the fourth.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        public static void StridedInt8(sbyte[] x, int xOffset, int size0, int size1, int size2, int size3, int step0, int step1, int step2, int step3, sbyte[] y, int yOffset)
        {
            bool done = false;
            StridedInt8Vector(x, xOffset, size0, size1, size2, size3, step0, step1, step2, step3, y, yOffset, ref done);
            if (!done)
                StridedInt8Plain(x, xOffset, size0, size1, size2, size3, step0, step1, step2, step3, y, yOffset);
        }

        static partial void StridedInt8Vector(sbyte[] x, int xOffset, int size0, int size1, int size2, int size3, int step0, int step1, int step2, int step3, sbyte[] y, int yOffset, ref bool done);

        internal static void StridedInt8Plain(sbyte[] x, int xOffset, int size0, int size1, int size2, int size3, int step0, int step1, int step2, int step3, sbyte[] y, int yOffset)
        {
            for (int a = 0; a < size0; a++)
            {
                for (int b = 0; b < size1; b++)
                {
                    for (int c = 0; c < size2; c++)
                    {
                        int at = xOffset + a * step0 + b * step1 + c * step2;
                        for (int d = 0; d < size3; d++, at += step3)
                            y[yOffset++] = x[at];
                    }
                }
            }
        }

        /// <summary>int8: y[i] = x[map[i]].</summary>
        /// <param name="x">Input.</param>
        /// <param name="map">Index of each element.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        public static void PickInt8(sbyte[] x, int[] map, sbyte[] y, int yOffset)
        {
            for (int i = 0; i < map.Length; i++)
                y[yOffset + i] = x[map[i]];
        }

        /// <summary>int8: puts blocks into a wider array.</summary>
        /// <param name="x">Input, shape [blocks, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="blocks">Blocks, 1 or more.</param>
        /// <param name="length">Elements of a block, 1 or more.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="yStep">Step from block to block in the output.</param>
        public static void JoinInt8(sbyte[] x, int xOffset, int blocks, int length, sbyte[] y, int yOffset, int yStep)
        {
            for (int b = 0; b < blocks; b++)
            {
                for (int i = 0; i < length; i++)
                    y[yOffset + b * yStep + i] = x[xOffset++];
            }
        }

        /// <summary>Q16.16: y[i] = x[i0 * step0 + i1 * step1 + i2 * step2 + i3 * step3], (i0, i1, i2, i3) counting row major.</summary>
        /// <param name="x">Input.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="size0">Length of the first axis, 1 or more.</param>
        /// <param name="size1">Of the second.</param>
        /// <param name="size2">Of the third.</param>
        /// <param name="size3">Of the fourth.</param>
        /// <param name="step0">Step along the first axis.</param>
        /// <param name="step1">Along the second.</param>
        /// <param name="step2">Along the third.</param>
        /// <param name="step3">Along the fourth.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        public static void StridedQ16(int[] x, int xOffset, int size0, int size1, int size2, int size3, int step0, int step1, int step2, int step3, int[] y, int yOffset)
        {
            for (int a = 0; a < size0; a++)
            {
                for (int b = 0; b < size1; b++)
                {
                    for (int c = 0; c < size2; c++)
                    {
                        int at = xOffset + a * step0 + b * step1 + c * step2;
                        for (int d = 0; d < size3; d++, at += step3)
                            y[yOffset++] = x[at];
                    }
                }
            }
        }

        /// <summary>Q16.16: y[i] = x[map[i]].</summary>
        /// <param name="x">Input.</param>
        /// <param name="map">Index of each element.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        public static void PickQ16(int[] x, int[] map, int[] y, int yOffset)
        {
            for (int i = 0; i < map.Length; i++)
                y[yOffset + i] = x[map[i]];
        }

        /// <summary>Q16.16: puts blocks into a wider array.</summary>
        /// <param name="x">Input, shape [blocks, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="blocks">Blocks, 1 or more.</param>
        /// <param name="length">Elements of a block, 1 or more.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="yStep">Step from block to block in the output.</param>
        public static void JoinQ16(int[] x, int xOffset, int blocks, int length, int[] y, int yOffset, int yStep)
        {
            for (int b = 0; b < blocks; b++)
            {
                for (int i = 0; i < length; i++)
                    y[yOffset + b * yStep + i] = x[xOffset++];
            }
        }
    }
}
