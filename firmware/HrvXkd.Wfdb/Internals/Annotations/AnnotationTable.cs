// Notes at the start of an annotation file in which it tells its time resolution and its own codes. Source: WFDB library 10.4.5 and later.
using System.Globalization;

namespace HrvXkd.Wfdb.Internals.Annotations;

/// <summary>Tells the notes that describe a file from its annotations, and makes them.</summary>
internal static class AnnotationTable
{
    private const string Mark = "## ";
    private const string Resolution = "## time resolution: ";
    private const string Begin = "## annotation type definitions";
    private const string End = "## end of definitions";

    /// <summary>Takes the describing notes off the start of a file.</summary>
    public static AnnotationList Split(List<Annotation> all)
    {
        double? resolution = null;
        List<AnnotationDefinition> definitions = [];
        bool defining = false;
        int at = 0;
        for (; at < all.Count && IsNote(all[at]); at++)
        {
            string text = all[at].Auxiliary;
            if (text.StartsWith(Resolution, StringComparison.Ordinal))
                resolution = ParseResolution(text[Resolution.Length..]) ?? resolution;
            else if (defining && !text.StartsWith(Mark, StringComparison.Ordinal))
                Define(definitions, text);
            else if (text is not (Begin or End))
                break;
            defining = (defining || text == Begin) && text != End;
        }

        return new AnnotationList(at == 0 ? all : all[at..], resolution, definitions);
    }

    /// <summary>The describing notes of a file that is to be written.</summary>
    public static List<Annotation> Notes(string name, double? resolutionHz, IReadOnlyList<AnnotationDefinition> definitions)
    {
        List<string> texts = [];
        if (resolutionHz is { } hertz)
        {
            if (hertz is not (> 1e-6 and < 1e9))
                throw new WfdbException(Faults.Text($"{name}: time resolution is {hertz} Hz, expected 0.000001 to 10^9"));
            texts.Add(Faults.Text($"{Resolution}{hertz:R}"));
        }

        if (definitions.Count > 0)
            texts.AddRange([Begin, .. definitions.Select(definition => Line(name, definition)), End]);
        return [.. texts.Select(text => new Annotation(0, AnnotationCode.Note, 0, 0, text))];
    }

    private static bool IsNote(Annotation annotation) =>
        annotation is { Sample: 0, Code: AnnotationCode.Note, Subtype: 0 } && annotation.Auxiliary.Length > 0;

    private static double? ParseResolution(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double hertz) && hertz is > 1e-6 and < 1e9
            ? hertz
            : null;

    // 42 mnemonic and a description of any words.
    private static void Define(List<AnnotationDefinition> definitions, string text)
    {
        string[] parts = text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length >= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int code)
            && code is >= 1 and <= AnnotationCode.Largest)
            definitions.Add(new AnnotationDefinition(code, parts[1], parts.Length > 2 ? parts[2] : ""));
    }

    private static string Line(string name, AnnotationDefinition definition)
    {
        bool good = definition.Code is >= 1 and <= AnnotationCode.Largest && definition.Mnemonic.Length > 0
            && !definition.Mnemonic.Any(char.IsWhiteSpace) && definition.Description == definition.Description.Trim()
            && !definition.Description.Any(char.IsControl);
        return good
            ? Faults.Text($"{definition.Code} {definition.Mnemonic} {definition.Description}").TrimEnd()
            : throw new WfdbException(Faults.Text($"{name}: definition of code {definition.Code} as {Faults.Quote(definition.Mnemonic)}")
                + Faults.Text($", expected a code 1..{AnnotationCode.Largest}, one word and one line"));
    }
}
