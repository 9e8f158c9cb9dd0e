using System.Text;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Writes lines of code: LF, four spaces a level, invariant numbers whatever the culture.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Writes a line with invariant numbers.</summary>
    public void Line(FormattableString line) => Text(FormattableString.Invariant(line));

    /// <summary>Writes a line as it is.</summary>
    public void Text(string line = "") => _text.Append(' ', line.Length == 0 ? 0 : 4 * _level).Append(line).Append('\n');

    /// <summary>Opens a block.</summary>
    public void Open()
    {
        Text("{");
        _level++;
    }

    /// <summary>Closes a block.</summary>
    /// <param name="end">What follows the brace.</param>
    public void Close(string end = "")
    {
        _level--;
        Text("}" + end);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
