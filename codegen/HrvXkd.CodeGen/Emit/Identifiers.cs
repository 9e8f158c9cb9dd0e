using System.Text;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Turns names of the trainer into C# names, each only once.</summary>
internal sealed class Identifiers
{
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True if a text is an identifier of ASCII letters, digits and underscores and no keyword.</summary>
    public static bool IsValid(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(text) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;

    /// <summary>A name in PascalCase that was not given before.</summary>
    public string Pascal(string name)
    {
        StringBuilder text = new();
        bool upper = true;
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
                text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = !char.IsAsciiLetterOrDigit(c);
        }

        string stem = text.Length == 0 || char.IsAsciiDigit(text[0]) ? "Edge" + text : text.ToString();
        string unique = stem;
        for (int i = 2; !_used.Add(unique); i++)
            unique = FormattableString.Invariant($"{stem}X{i}");
        return unique;
    }

    /// <summary>The name of a private field.</summary>
    public static string Field(string pascal) => "_" + char.ToLowerInvariant(pascal[0]) + pascal[1..];
}
