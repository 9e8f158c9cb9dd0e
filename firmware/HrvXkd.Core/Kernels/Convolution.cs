// Convolution along the last axis: y[f, t] = clamp((sum_c sum_k x[c, t * stride + k * dilation - pad] * w[f, c, k] * M[f] + B[f]) >> S).
// x outside its length is 0; c runs over the channels of f's group. int8: int32 accumulator; Q16.16: wide weights, 64-bit accumulator.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Convolutions in one dimension with constant weights, bias and requantization.</summary>
    public static class Convolution
    {
        /// <summary>int8 to int8.</summary>
        /// <param name="x">Input, shape [groups * depth, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="groups">Groups of channels that do not mix, 1 or more.</param>
        /// <param name="depth">Channels of a group, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="dilation">Distance of its elements, 1 or more.</param>
        /// <param name="pad">Zeros before the first element, 0 or more.</param>
        /// <param name="weight">Weights, shape [filters, depth, kernel].</param>
        /// <param name="multiplier">M per filter; filters = its length.</param>
        /// <param name="bias">B per filter, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [filters, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void Int8ToInt8(sbyte[] x, int xOffset, int length, int groups, int depth, int kernel, int stride, int dilation, int pad, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, int outputs)
        {
            int perGroup = multiplier.Length / groups;
            for (int f = 0; f < multiplier.Length; f++)
            {
                for (int t = 0; t < outputs; t++)
                    y[yOffset++] = (sbyte)FixedPoint.Requantize(Sum(x, xOffset + f / perGroup * depth * length, length, depth, t * stride - pad, dilation, weight, f * depth * kernel, kernel), multiplier[f], bias[f], shift, low, high);
            }
        }

        /// <summary>int8 to Q16.16.</summary>
        /// <param name="x">Input, shape [groups * depth, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="groups">Groups of channels that do not mix, 1 or more.</param>
        /// <param name="depth">Channels of a group, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="dilation">Distance of its elements, 1 or more.</param>
        /// <param name="pad">Zeros before the first element, 0 or more.</param>
        /// <param name="weight">Weights, shape [filters, depth, kernel].</param>
        /// <param name="multiplier">M per filter; filters = its length.</param>
        /// <param name="bias">B per filter, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [filters, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void Int8ToQ16(sbyte[] x, int xOffset, int length, int groups, int depth, int kernel, int stride, int dilation, int pad, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset, int outputs)
        {
            int perGroup = multiplier.Length / groups;
            for (int f = 0; f < multiplier.Length; f++)
            {
                for (int t = 0; t < outputs; t++)
                    y[yOffset++] = FixedPoint.Requantize(Sum(x, xOffset + f / perGroup * depth * length, length, depth, t * stride - pad, dilation, weight, f * depth * kernel, kernel), multiplier[f], bias[f], shift, low, high);
            }
        }

        /// <summary>Q16.16 to int8.</summary>
        /// <param name="x">Input, shape [groups * depth, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="groups">Groups of channels that do not mix, 1 or more.</param>
        /// <param name="depth">Channels of a group, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="dilation">Distance of its elements, 1 or more.</param>
        /// <param name="pad">Zeros before the first element, 0 or more.</param>
        /// <param name="weight">Weights, shape [filters, depth, kernel].</param>
        /// <param name="multiplier">M per filter; filters = its length.</param>
        /// <param name="bias">B per filter, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [filters, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void Q16ToInt8(int[] x, int xOffset, int length, int groups, int depth, int kernel, int stride, int dilation, int pad, int[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, int outputs)
        {
            int perGroup = multiplier.Length / groups;
            for (int f = 0; f < multiplier.Length; f++)
            {
                for (int t = 0; t < outputs; t++)
                    y[yOffset++] = (sbyte)FixedPoint.Requantize(Sum(x, xOffset + f / perGroup * depth * length, length, depth, t * stride - pad, dilation, weight, f * depth * kernel, kernel), multiplier[f], bias[f], shift, low, high);
            }
        }

        /// <summary>Q16.16 to Q16.16.</summary>
        /// <param name="x">Input, shape [groups * depth, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="groups">Groups of channels that do not mix, 1 or more.</param>
        /// <param name="depth">Channels of a group, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="dilation">Distance of its elements, 1 or more.</param>
        /// <param name="pad">Zeros before the first element, 0 or more.</param>
        /// <param name="weight">Weights, shape [filters, depth, kernel].</param>
        /// <param name="multiplier">M per filter; filters = its length.</param>
        /// <param name="bias">B per filter, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [filters, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void Q16ToQ16(int[] x, int xOffset, int length, int groups, int depth, int kernel, int stride, int dilation, int pad, int[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset, int outputs)
        {
            int perGroup = multiplier.Length / groups;
            for (int f = 0; f < multiplier.Length; f++)
            {
                for (int t = 0; t < outputs; t++)
                    y[yOffset++] = FixedPoint.Requantize(Sum(x, xOffset + f / perGroup * depth * length, length, depth, t * stride - pad, dilation, weight, f * depth * kernel, kernel), multiplier[f], bias[f], shift, low, high);
            }
        }

        private static long Sum(sbyte[] x, int at, int length, int depth, int first, int dilation, sbyte[] weight, int w, int kernel)
        {
            int accumulator = 0;
            for (; depth > 0; depth--, at += length, w += kernel)
            {
                for (int k = 0, i = first; k < kernel; k++, i += dilation)
                {
                    if (i >= 0 && i < length)
                        accumulator += x[at + i] * weight[w + k];
                }
            }
            return accumulator;
        }

        private static long Sum(int[] x, int at, int length, int depth, int first, int dilation, int[] weight, int w, int kernel)
        {
            long accumulator = 0;
            for (; depth > 0; depth--, at += length, w += kernel)
            {
                for (int k = 0, i = first; k < kernel; k++, i += dilation)
                {
                    if (i >= 0 && i < length)
                        accumulator += (long)x[at + i] * weight[w + k];
                }
            }
            return accumulator;
        }
    }
}
