// One channel of a FLAC frame: constant, verbatim, or predicted from the samples before. Source: RFC 9639, 9.2.
namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Decodes subframes.</summary>
internal static class FlacSubframe
{
    private const int LargestOrder = 32;

    /// <summary>Decodes the next subframe.</summary>
    /// <param name="bits">At its header.</param>
    /// <param name="width">Bits of a sample, 4..33.</param>
    /// <param name="block">Receives the samples.</param>
    public static void Read(FlacBitReader bits, int width, Span<int> block)
    {
        if (bits.Bits(1) != 0)
            throw bits.Fault("found a subframe that starts with 1", "0");
        int type = (int)bits.Bits(6);
        int wasted = bits.Bits(1) == 0 ? 0 : (int)bits.Zeros(width) + 1;
        width -= wasted;
        if (width is < 1 or > 32)
            throw bits.Fault(Faults.Text($"found samples of {width} bits"), "1 to 32");
        if (type == 0)
            block.Fill(bits.Signed(width));
        else if (type == 1)
            Verbatim(bits, width, block);
        else if (type is >= 8 and <= 12)
            Fixed(bits, width, block, type - 8);
        else if (type >= 32)
            Linear(bits, width, block, type - 31);
        else
            throw bits.Fault(Faults.Text($"found subframe type {type}"), "0, 1, 8..12 or 32..63");
        if (wasted > 0)
            foreach (ref int sample in block)
                sample <<= wasted;
    }

    private static void Verbatim(FlacBitReader bits, int width, Span<int> samples)
    {
        foreach (ref int sample in samples)
            sample = bits.Signed(width);
    }

    private static void Fixed(FlacBitReader bits, int width, Span<int> block, int order)
    {
        WarmUp(bits, width, block, order);
        FlacResidual.Read(bits, block, order);
        ReadOnlySpan<int> coefficients = order switch { 0 => [], 1 => [1], 2 => [2, -1], 3 => [3, -3, 1], _ => [4, -6, 4, -1] };
        Predict(bits, width, block, coefficients, 0);
    }

    private static void Linear(FlacBitReader bits, int width, Span<int> block, int order)
    {
        WarmUp(bits, width, block, order);
        int precision = (int)bits.Bits(4) + 1;
        int shift = bits.Signed(5);
        if (precision == 16 || shift < 0)
            throw bits.Fault(Faults.Text($"found coefficients of {precision} bits shifted by {shift}"), "1..15 bits, shifted by 0 or more");
        Span<int> coefficients = stackalloc int[LargestOrder];
        coefficients = coefficients[..order];
        Verbatim(bits, precision, coefficients);
        FlacResidual.Read(bits, block, order);
        Predict(bits, width, block, coefficients, shift);
    }

    private static void WarmUp(FlacBitReader bits, int width, Span<int> block, int order)
    {
        if (order > block.Length)
            throw bits.Fault(Faults.Text($"found a predictor of order {order} in a block of {block.Length} samples"), "one that is shorter");
        Verbatim(bits, width, block[..order]);
    }

    // 32 coefficients of 15 bits on samples of 32 bits stay within 52 bits.
    private static void Predict(FlacBitReader bits, int width, Span<int> block, ReadOnlySpan<int> coefficients, int shift)
    {
        long limit = 1L << (width - 1);
        int order = coefficients.Length;
        for (int i = order; i < block.Length; i++)
        {
            long sum = 0;
            ReadOnlySpan<int> before = block.Slice(i - order, order);
            for (int j = 0; j < coefficients.Length; j++)
                sum += (long)coefficients[j] * before[order - 1 - j];
            long sample = (sum >> shift) + block[i];
            if (sample < -limit || sample >= limit)
                throw bits.Fault(Faults.Text($"found sample {sample}"), Faults.Text($"one of {width} bits"));
            block[i] = (int)sample;
        }
    }
}
