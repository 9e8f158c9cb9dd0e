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

    // The lowest long has no decimal literal of its own type; no table needs it, since biases stay below 2^62.
    private string Literal(long value) => value.ToString(CultureInfo.InvariantCulture) + (Type == "long" ? "L" : "");
}
