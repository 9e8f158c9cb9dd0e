// Pooling along the last axis. Largest: what lies outside does not count. Mean: what lies outside is 0, y = clamp((sum * M + B) >> S),
// 1 / kernel inside M, 64-bit sum, rounded half up.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Largest element or mean under a kernel that moves along the last axis.</summary>
    public static class Pooling
    {
        /// <summary>Largest of int8.</summary>
        /// <param name="x">Input, shape [channels, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="channels">Channels, 1 or more.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="pad">Places before the first element, below the kernel's size.</param>
        /// <param name="y">Output, shape [channels, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void MaxInt8(sbyte[] x, int xOffset, int channels, int length, int kernel, int stride, int pad, sbyte[] y, int yOffset, int outputs)
        {
            for (int c = 0; c < channels; c++, xOffset += length)
            {
                for (int t = 0; t < outputs; t++)
                {
                    int first = t * stride - pad;
                    int end = first + kernel < length ? first + kernel : length;
                    first = first < 0 ? 0 : first;
                    sbyte largest = x[xOffset + first];
                    for (int i = first + 1; i < end; i++)
                    {
                        if (x[xOffset + i] > largest)
                            largest = x[xOffset + i];
                    }
                    y[yOffset++] = largest;
                }
            }
        }

        /// <summary>Largest of Q16.16.</summary>
        /// <param name="x">Input, shape [channels, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="channels">Channels, 1 or more.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="pad">Places before the first element, below the kernel's size.</param>
        /// <param name="y">Output, shape [channels, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void MaxQ16(int[] x, int xOffset, int channels, int length, int kernel, int stride, int pad, int[] y, int yOffset, int outputs)
        {
            for (int c = 0; c < channels; c++, xOffset += length)
            {
                for (int t = 0; t < outputs; t++)
                {
                    int first = t * stride - pad;
                    int end = first + kernel < length ? first + kernel : length;
                    first = first < 0 ? 0 : first;
                    int largest = x[xOffset + first];
                    for (int i = first + 1; i < end; i++)
                    {
                        if (x[xOffset + i] > largest)
                            largest = x[xOffset + i];
                    }
                    y[yOffset++] = largest;
                }
            }
        }

        /// <summary>Mean of int8, to int8.</summary>
        /// <param name="x">Input, shape [channels, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="channels">Channels, 1 or more.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="pad">Places before the first element, below the kernel's size.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [channels, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void MeanInt8ToInt8(sbyte[] x, int xOffset, int channels, int length, int kernel, int stride, int pad, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, int outputs)
        {
            for (int c = 0; c < channels; c++, xOffset += length)
            {
                for (int t = 0; t < outputs; t++)
                {
                    int first = t * stride - pad;
                    int end = first + kernel < length ? first + kernel : length;
                    first = first < 0 ? 0 : first;
                    y[yOffset++] = (sbyte)FixedPoint.Requantize(PlainSums.Of(x, xOffset + first, 1, end - first), multiplier, bias, shift, low, high);
                }
            }
        }

        /// <summary>Mean of int8, to Q16.16.</summary>
        /// <param name="x">Input, shape [channels, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="channels">Channels, 1 or more.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="pad">Places before the first element, below the kernel's size.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [channels, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void MeanInt8ToQ16(sbyte[] x, int xOffset, int channels, int length, int kernel, int stride, int pad, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset, int outputs)
        {
            for (int c = 0; c < channels; c++, xOffset += length)
            {
                for (int t = 0; t < outputs; t++)
                {
                    int first = t * stride - pad;
                    int end = first + kernel < length ? first + kernel : length;
                    first = first < 0 ? 0 : first;
                    y[yOffset++] = FixedPoint.Requantize(PlainSums.Of(x, xOffset + first, 1, end - first), multiplier, bias, shift, low, high);
                }
            }
        }

        /// <summary>Mean of Q16.16, to int8.</summary>
        /// <param name="x">Input, shape [channels, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="channels">Channels, 1 or more.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="pad">Places before the first element, below the kernel's size.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [channels, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void MeanQ16ToInt8(int[] x, int xOffset, int channels, int length, int kernel, int stride, int pad, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, int outputs)
        {
            for (int c = 0; c < channels; c++, xOffset += length)
            {
                for (int t = 0; t < outputs; t++)
                {
                    int first = t * stride - pad;
                    int end = first + kernel < length ? first + kernel : length;
                    first = first < 0 ? 0 : first;
                    y[yOffset++] = (sbyte)FixedPoint.Requantize(PlainSums.Of(x, xOffset + first, 1, end - first), multiplier, bias, shift, low, high);
                }
            }
        }

        /// <summary>Mean of Q16.16, to Q16.16.</summary>
        /// <param name="x">Input, shape [channels, length].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="channels">Channels, 1 or more.</param>
        /// <param name="length">Elements of a channel, 1 or more.</param>
        /// <param name="kernel">Elements under the kernel, 1 or more.</param>
        /// <param name="stride">Step of the kernel, 1 or more.</param>
        /// <param name="pad">Places before the first element, below the kernel's size.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [channels, outputs].</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="outputs">Elements of a channel of the output, 1 or more.</param>
        public static void MeanQ16ToQ16(int[] x, int xOffset, int channels, int length, int kernel, int stride, int pad, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset, int outputs)
        {
            for (int c = 0; c < channels; c++, xOffset += length)
            {
                for (int t = 0; t < outputs; t++)
                {
                    int first = t * stride - pad;
                    int end = first + kernel < length ? first + kernel : length;
                    first = first < 0 ? 0 : first;
                    y[yOffset++] = FixedPoint.Requantize(PlainSums.Of(x, xOffset + first, 1, end - first), multiplier, bias, shift, low, high);
                }
            }
        }
    }
}
