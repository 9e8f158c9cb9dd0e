using System.Globalization;

namespace HrvXkd.CodeGen.Emit;

/// <summary>A table of constants.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Type">Element type.</param>
/// <param name="Values">Elements.</param>
/// <param name="Row">Elements on one line.</param>
/// <param name="About">What it is.</param>
internal sealed record Table(string Name, string Type, IReadOnlyList<long> Values, int Row, string About)
{
    /// <summary>Size in memory.</summary>
    public int Bytes => Values.Count * Type switch { "sbyte" => 1, "int" => 4, _ => 8 };

    /// <summary>Writes the field.</summary>
    public void Write(CodeWriter code)
    {
        code.Text();
        code.Text($"// {About}");
        code.Text($"private static readonly {Type}[] {Name} =");
        code.Open();
        for (int i = 0; i < Values.Count; i += Row)
            code.Text(string.Join(", ", Values.Skip(i).Take(Row).Select(Literal)) + ",");
        code.Close(";");
    }

    /// <summary>
    /// A long as C#. Constants of 2^31..2^32 - 1 would be loaded by ldc.i4 and conv.u8, and nanoFramework keeps the unsigned tag.
    /// </summary>
    public static string Long(long value) => value is > int.MaxValue and <= uint.MaxValue
        ? FormattableString.Invariant($"FixedPoint.Join(1, {value & int.MaxValue})")
        : value.ToString(CultureInfo.InvariantCulture) + "L";

    private string Literal(long value) => Type == "long" ? Long(value) : value.ToString(CultureInfo.InvariantCulture);
}
