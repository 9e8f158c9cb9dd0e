using System.Globalization;

namespace HrvXkd.Wfdb.Internals;

/// <summary>Words of the messages: one line whatever the file holds, and the same in every culture.</summary>
internal static class Faults
{
    /// <summary>Formats without regard to the culture.</summary>
    public static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);

    /// <summary>A piece of a file as it may be shown: short, without control characters.</summary>
    /// <param name="found">The piece.</param>
    /// <param name="limit">Characters shown at most.</param>
    /// <returns>The piece in quotes.</returns>
    public static string Quote(string found, int limit = 40)
    {
        char[] shown = found.Length > limit ? [.. found.AsSpan(0, limit), '.', '.', '.'] : found.ToCharArray();
        for (int i = 0; i < shown.Length; i++)
            if (char.IsControl(shown[i]) || char.IsSurrogate(shown[i]) || shown[i] is '\u2028' or '\u2029')
                shown[i] = '?';
        return $"'{new string(shown)}'";
    }
}
