using System.Globalization;

namespace HrvXkd.CodeGen.Onnx;

/// <summary>Names in models come from strangers and end up in messages and in the comments of emitted code; they must not end the line.</summary>
internal static class OnnxText
{
    private const int Longest = 200;

    /// <summary>True if the text fits on one line wherever it is shown.</summary>
    public static bool IsOneLine(string text)
    {
        foreach (char c in text)
            if (EndsLine(c))
                return false;
        return true;
    }

    /// <summary>The text with question marks for characters that would break the line, cut to a readable length.</summary>
    public static string OneLine(string text)
    {
        string shown = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "...") : text;
        return IsOneLine(shown) ? shown : string.Concat(shown.Select(c => EndsLine(c) ? '?' : c));
    }

    // Line and paragraph separators end a C# line comment although they are no control characters.
    private static bool EndsLine(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
