// y = clamp((accumulator * M + B) >> S) with literals. M, B and S may all be taken 2^k times larger: the result is the same, and a multiplier
// of more than 32 bits is loaded by one opcode instead of two.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes requantizations.</summary>
internal static class NanoRequantization
{
    /// <summary>The expression before the clamp, and what it can be.</summary>
    /// <param name="accumulator">Expression of type long: the accumulator less <paramref name="offset"/>.</param>
    /// <param name="range">What the accumulator can be.</param>
    /// <param name="offset">What it lacks.</param>
    /// <param name="requantization">The integers.</param>
    /// <param name="element">Which element, for channel and bias.</param>
    /// <param name="bias">What is added to the result.</param>
    public static (string Text, Interval Range) Write(string accumulator, Interval range, long offset, Requantization requantization, int element, int bias)
    {
        int channel = element % requantization.Channels, shift = requantization.Shift[requantization.Shift.Length == 1 ? 0 : channel];
        Int128 multiplier = requantization.Multiplier[channel], constant = requantization.Bias[element % requantization.Bias.Length];
        Int128 low = ((range.Low * multiplier) + constant) >> shift, high = ((range.High * multiplier) + constant) >> shift;
        Interval result = new((long)Int128.Min(low, high) + bias, (long)Int128.Max(low, high) + bias);
        constant += offset * multiplier;
        // Before the shift the bias costs nothing, where the sum still fits.
        Interval lacking = new(range.Low - offset, range.High - offset);
        Int128 biased = constant + ((Int128)bias << shift);
        bool before = Largest(lacking, multiplier, biased) <= long.MaxValue;
        constant = before ? biased : constant;
        string after = before ? "" : NanoLiteral.Plus(bias);
        if (multiplier == 0)
            return (FormattableString.Invariant($"{(long)(constant >> shift)}L{after}"), result);
        int scale = Scale(lacking, multiplier, constant, shift);
        (multiplier, constant, shift) = (multiplier << scale, constant << scale, shift + scale);
        string scaled = (multiplier == 1 ? accumulator : FormattableString.Invariant($"{accumulator} * {(long)multiplier}L")) + NanoLiteral.Plus((long)constant);
        return (shift == 0 ? scaled + after : FormattableString.Invariant(after.Length == 0 ? (FormattableString)$"({scaled}) >> {shift}" : $"(({scaled}) >> {shift}){after}"), result);
    }

    private static int Scale(Interval range, Int128 multiplier, Int128 constant, int shift)
    {
        if (multiplier == 1 || NanoLiteral.IsOneOpcode(multiplier))
            return 0;
        for (int scale = 1; shift + scale <= 62; scale++)
        {
            if (Largest(range, multiplier, constant) << scale > long.MaxValue)
                return 0;
            if (NanoLiteral.IsOneOpcode(multiplier << scale))
                return scale;
        }

        return 0;
    }

    private static Int128 Largest(Interval range, Int128 multiplier, Int128 constant) =>
        Int128.Max(Int128.Abs(range.Low * multiplier), Int128.Abs(range.High * multiplier)) + Int128.Abs(constant);
}
