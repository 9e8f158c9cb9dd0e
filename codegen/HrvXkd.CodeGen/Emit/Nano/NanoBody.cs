// A method under way: elements lie in locals from the layer that makes them to the last that reads them. Locals cost 12 bytes each while the
// method runs, and one opcode to read; an element of an array costs four.
using System.Globalization;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Locals of a method, given out and taken back.</summary>
internal sealed class NanoBody
{
    /// <summary>Most longs for elements; with arrays, constants and temporaries below the limit of 128.</summary>
    public const int Registers = 64;

    private const int MaxArrays = 12;
    private const int MaxConstants = 20;

    private readonly SortedSet<int> _free = [.. Enumerable.Range(0, Registers)];
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _arrays = new(StringComparer.Ordinal);
    private readonly HashSet<string> _constants = new(StringComparer.Ordinal);

    private string _indent = "";
    private List<string> _lines = [];

    /// <summary>Elements in locals.</summary>
    public Dictionary<Storage, NanoElements> Held { get; } = [];

    /// <summary>Locals that are free.</summary>
    public int Free => _free.Count;

    /// <summary>Says where lines go from now on.</summary>
    public void WriteTo(List<string> lines, string indent = "") => (_lines, _indent) = (lines, indent);

    /// <summary>Writes a line.</summary>
    public void Line(string text) => _lines.Add(_indent + text);

    /// <summary>Takes a local; null if none is left.</summary>
    public string? Take()
    {
        if (_free.Count == 0)
            return null;
        int register = _free.Min;
        _free.Remove(register);
        return FormattableString.Invariant($"r{register}");
    }

    /// <summary>Gives a local back.</summary>
    public void Release(string register) => _free.Add(int.Parse(register.AsSpan(1), CultureInfo.InvariantCulture));

    /// <summary>Sets a local, which is declared if it is new.</summary>
    public string Set(string local, string value, string type = "long")
    {
        Line($"{(_declared.Add(local) ? type + " " : "")}{local} = {value};");
        return local;
    }

    /// <summary>Declares a local that is not set here.</summary>
    public void Declare(string local, string type)
    {
        if (_declared.Add(local))
            Line($"{type} {local};");
    }

    /// <summary>A local that holds an array of the class; its field if there are too many.</summary>
    public string Array(string field, string type)
    {
        string local = field.TrimStart('_') + "Array";
        if (field[0] != '_' || (!_arrays.Contains(local) && _arrays.Count == MaxArrays))
            return field;
        if (_arrays.Add(local))
            Line($"{type}[] {local} = {field};");
        return local;
    }

    /// <summary>A long constant that takes one opcode: a literal of more than 32 bits or a local.</summary>
    public string Constant(long value)
    {
        string literal = FormattableString.Invariant($"{value}L");
        string local = FormattableString.Invariant($"c{(value < 0 ? "M" : "")}{(value < 0 ? -(Int128)value : value)}");
        if (NanoLiteral.IsOneOpcode(value) || (!_constants.Contains(local) && _constants.Count == MaxConstants))
            return literal;
        if (_constants.Add(local))
            Line($"long {local} = {literal};");
        return local;
    }
}
