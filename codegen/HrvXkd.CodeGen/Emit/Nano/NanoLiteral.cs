// Longs as C# that nanoFramework loads right: constants of 2^31..2^32 - 1 would be loaded by ldc.i4 and conv.u8, and the interpreter
// keeps the unsigned tag. They are written as the difference of a negative constant instead.
namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Terms of sums with constants.</summary>
internal static class NanoLiteral
{
    /// <summary>True if a constant would be loaded as an unsigned number.</summary>
    public static bool IsAwkward(long value) => value is > int.MaxValue and <= uint.MaxValue;

    /// <summary>True if a constant is one opcode: it is loaded by ldc.i8, without a conversion.</summary>
    public static bool IsOneOpcode(Int128 value) => value > uint.MaxValue || value < int.MinValue;

    /// <summary>A sum of constant multiples: <c>x0 * 3L + x2 * -5L + 7L</c>.</summary>
    /// <param name="terms">Names and their factors; those of 0 vanish.</param>
    /// <param name="constant">What is added.</param>
    public static string Sum(IEnumerable<(string Name, long Factor)> terms, long constant)
    {
        System.Text.StringBuilder sum = new();
        foreach ((string name, long factor) in terms.Where(term => term.Factor != 0))
            if (IsAwkward(factor))
                sum.Append(FormattableString.Invariant($"{(sum.Length == 0 ? "0L" : "")} - {name} * {-factor}L"));
            else
                sum.Append(FormattableString.Invariant($"{(sum.Length == 0 ? "" : " + ")}{name} * {factor}L"));
        return sum.Length == 0 ? "0L" + Plus(constant) : sum + Plus(constant);
    }

    /// <summary>What follows a product to add a constant.</summary>
    public static string Plus(long value) => value == 0 ? ""
        : value != long.MinValue && (IsAwkward(value) || (value < 0 && !IsAwkward(-value))) ? FormattableString.Invariant($" - {Negative(value)}L")
        : value < 0 ? FormattableString.Invariant($" + ({value}L)")
        : FormattableString.Invariant($" + {value}L");

    private static string Negative(long value) => (-value).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
