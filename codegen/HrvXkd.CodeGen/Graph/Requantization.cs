// From an accumulator to the steps of an edge: y = clamp((accumulator * M[c] + B[c]) >> S). M has at most 31 bits; S is the largest
// for which every product with the worst accumulator and every bias stay below 2^61, so that their sum cannot overflow.
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Integer multipliers, biases and shifts per channel.</summary>
public sealed class Requantization
{
    private const double SumLimit = 1L << 61;
    private const int LeastMultiplier = 1 << 12;

    private Requantization(int channels, int biases, bool commonShift, int low, int high)
    {
        Multiplier = new int[channels];
        Bias = new long[biases];
        Shift = new int[commonShift ? 1 : channels];
        Low = low;
        High = high;
    }

    /// <summary>M per channel.</summary>
    public int[] Multiplier { get; }

    /// <summary>B per channel, or more that repeat with the elements of an edge; the half that rounds is inside.</summary>
    public long[] Bias { get; }

    /// <summary>S, one for all channels or one each.</summary>
    public int[] Shift { get; }

    /// <summary>Lowest result.</summary>
    public int Low { get; }

    /// <summary>Highest result.</summary>
    public int High { get; }

    /// <summary>Number of channels.</summary>
    public int Channels => Multiplier.Length;

    /// <summary>Finds the integers.</summary>
    /// <param name="node">Name for messages.</param>
    /// <param name="scale">Steps of the result per unit of the accumulator, per channel.</param>
    /// <param name="offset">Steps added, per channel; with a common shift also a multiple of the channels, one for each element that repeats.</param>
    /// <param name="accumulator">What the accumulator can be, per channel.</param>
    /// <param name="low">Lowest result.</param>
    /// <param name="high">Highest result.</param>
    /// <param name="commonShift">True for one shift for all channels.</param>
    /// <returns>The integers.</returns>
    /// <exception cref="CodeGenException">HRVG110: no multiplier of useful precision is free of overflow.</exception>
    public static Requantization Create(string node, double[] scale, double[] offset, Interval[] accumulator, int low, int high, bool commonShift)
    {
        Requantization result = new(scale.Length, offset.Length, commonShift, low, high);
        if (commonShift)
            result.Fill(node, scale, offset, accumulator, 0, scale.Length);
        else
            for (int channel = 0; channel < scale.Length; channel++)
                result.Fill(node, scale, offset, accumulator, channel, channel + 1);
        return result;
    }

    /// <summary>Applies it.</summary>
    /// <param name="accumulator">The accumulator.</param>
    /// <param name="channel">The channel.</param>
    /// <returns>Steps of the result.</returns>
    public int Apply(long accumulator, int channel) =>
        FixedPoint.Requantize(accumulator, Multiplier[channel], Bias[channel], ShiftOf(channel), Low, High);

    /// <summary>Applies it to an element of an edge whose last axis is the channel.</summary>
    /// <param name="accumulator">The accumulator.</param>
    /// <param name="element">Index of the element.</param>
    /// <returns>Steps of the result.</returns>
    public int ApplyTo(long accumulator, int element) =>
        FixedPoint.Requantize(accumulator, Multiplier[element % Channels], Bias[element % Bias.Length], ShiftOf(element % Channels), Low, High);

    /// <summary>What the result can be.</summary>
    /// <param name="accumulator">What the accumulator can be, per channel.</param>
    /// <returns>Range over all channels.</returns>
    public Interval Range(Interval[] accumulator)
    {
        Interval? range = null;
        for (int element = 0; element < Bias.Length; element++)
        {
            int first = ApplyTo(accumulator[element % Channels].Low, element), last = ApplyTo(accumulator[element % Channels].High, element);
            Interval own = new(Math.Min(first, last), Math.Max(first, last));
            range = range?.Hull(own) ?? own;
        }

        return range!.Value;
    }

    private int ShiftOf(int channel) => Shift[Shift.Length == 1 ? 0 : channel];

    private void Fill(string node, double[] scale, double[] offset, Interval[] accumulator, int first, int end)
    {
        int shift = 61;
        while (shift >= 0 && !Fits(scale, offset, accumulator, first, end, shift))
            shift--;
        bool exact = shift >= 0;
        double largest = 0;
        for (int channel = first; channel < end && shift >= 0; channel++)
        {
            double multiplier = Math.ScaleB(scale[channel], shift);
            exact &= multiplier == Math.Floor(multiplier);
            largest = Math.Max(largest, Math.Abs(multiplier));
        }

        if (shift < 0 || (!exact && largest < LeastMultiplier))
            throw new CodeGenException($"HRVG110 {node}: the accumulator can reach {accumulator.Max(range => range.Magnitude)}, which leaves no room for a multiplier of {LeastMultiplier} or more within 63 bits; accepted: narrower inputs (clip or quantize them) or fewer terms");
        if (exact)
            shift = Shortest(scale, offset, first, end, shift);
        for (int channel = first; channel < end; channel++)
        {
            Multiplier[channel] = (int)Math.Round(Math.ScaleB(scale[channel], shift), MidpointRounding.AwayFromZero);
            for (int element = channel; element < Bias.Length; element += Channels)
                Bias[element] = (long)Math.Round(Math.ScaleB(offset[element], shift), MidpointRounding.AwayFromZero) + (shift == 0 ? 0 : 1L << (shift - 1));
            Shift[Shift.Length == 1 ? 0 : channel] = shift;
        }
    }

    private static bool Fits(double[] scale, double[] offset, Interval[] accumulator, int first, int end, int shift)
    {
        for (int channel = first; channel < end; channel++)
        {
            double multiplier = Math.Round(Math.ScaleB(Math.Abs(scale[channel]), shift), MidpointRounding.AwayFromZero);
            if (multiplier > int.MaxValue || multiplier * accumulator[channel].Magnitude > SumLimit)
                return false;
            for (int element = channel; element < offset.Length; element += scale.Length)
                if (Math.ScaleB(Math.Abs(offset[element]), shift) > SumLimit)
                    return false;
        }

        return true;
    }

    // Exact multipliers, such as those of plain additions, need no fraction bits.
    private static int Shortest(double[] scale, double[] offset, int first, int end, int shift)
    {
        bool whole = true;
        for (int channel = first; channel < end; channel++)
            whole &= double.IsInteger(scale[channel]);
        if (whole)
            return 0;
        while (shift > 0)
        {
            for (int channel = first; channel < end; channel++)
                if (!double.IsInteger(Math.ScaleB(scale[channel], shift - 1)) || !Enumerable.Range(0, offset.Length / scale.Length).All(i => double.IsInteger(Math.ScaleB(offset[channel + (i * scale.Length)], shift - 1))))
                    return shift;
            shift--;
        }

        return shift;
    }
}
