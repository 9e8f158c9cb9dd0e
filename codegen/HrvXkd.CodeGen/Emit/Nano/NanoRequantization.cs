// y = clamp((accumulator * M + B) >> S) as one statement with literals; limits that the proven range cannot reach are left out.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes requantizations.</summary>
internal static class NanoRequantization
{
    /// <summary>The two statements that make one element.</summary>
    /// <param name="accumulator">Expression of type long.</param>
    /// <param name="range">What it can be.</param>
    /// <param name="requantization">The integers.</param>
    /// <param name="channel">Which channel.</param>
    /// <param name="type">Element type of the result.</param>
    /// <param name="target">Where it goes.</param>
    public static IEnumerable<string> Write(string accumulator, Interval range, Requantization requantization, int channel, string type, string target)
    {
        int multiplier = requantization.Multiplier[channel], shift = requantization.Shift[requantization.Shift.Length == 1 ? 0 : channel];
        long bias = requantization.Bias[channel];
        string scaled = (multiplier == 1 ? accumulator : FormattableString.Invariant($"{accumulator} * {multiplier}L")) + NanoLiteral.Plus(bias);
        yield return shift == 0 ? $"value = {scaled};" : FormattableString.Invariant($"value = ({scaled}) >> {shift};");
        Int128 a = (((Int128)range.Low * multiplier) + bias) >> shift, b = (((Int128)range.High * multiplier) + bias) >> shift;
        string clamped = "value";
        if (Int128.Max(a, b) > requantization.High)
            clamped = FormattableString.Invariant($"value > {requantization.High}L ? {requantization.High}L : value");
        if (Int128.Min(a, b) < requantization.Low)
            clamped = FormattableString.Invariant($"value < {requantization.Low}L ? {requantization.Low}L : {clamped}");
        yield return $"{target} = ({type})({clamped});".Replace("(value)", "value", StringComparison.Ordinal);
    }
}
