// Names that come from a server become names on this disk: only plain ones pass.
using System.Buffers;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Checks and shows names of files in a database.</summary>
internal static class SafePath
{
    /// <summary>Ending of files under way; no file of a database may have it.</summary>
    public const string PartEnding = ".part";

    private const int LongestName = 200;
    private const int LongestPath = 1000;
    private const int DeepestPath = 16;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-+=@,~()[]! ");

    // Windows opens devices by these names, whatever the extension.
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "LPT1", "LPT2", "LPT3"];

    /// <summary>Whether a name is one plain part of a path.</summary>
    public static bool IsPlainName(string name) =>
        name.Length is > 0 and <= LongestName
        && !name.AsSpan().ContainsAnyExcept(Allowed)
        && name[0] is not ('.' or ' ')
        && name[^1] is not ('.' or ' ')
        && !name.EndsWith(PartEnding, StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(Devices, device => name.Split('.')[0].Equals(device, StringComparison.OrdinalIgnoreCase));

    /// <summary>Checks a path below the root of a database.</summary>
    /// <param name="path">Parts with slashes between.</param>
    /// <param name="where">File that names it, for the message.</param>
    /// <returns>The path.</returns>
    /// <exception cref="FormatException">It leads elsewhere, or holds what a name may not.</exception>
    public static string Checked(string path, string where)
    {
        string[] parts = path.Split('/');
        return path.Length <= LongestPath && parts.Length <= DeepestPath && Array.TrueForAll(parts, IsPlainName)
            ? path
            : throw new FormatException(
                $"{where}: found the name '{Shown(path)}', expected a path below the database of plain parts (no '..', no leading '.', '/' or '\\')");
    }

    /// <summary>Checks the name of a file beside another.</summary>
    /// <param name="name">The name.</param>
    /// <param name="where">File that names it, for the message.</param>
    /// <returns>The name.</returns>
    /// <exception cref="FormatException">It is no plain name.</exception>
    public static string CheckedName(string name, string where) =>
        IsPlainName(name) ? name : throw new FormatException($"{where}: found the name '{Shown(name)}', expected the plain name of a file beside it");

    /// <summary>Folder part of a path with its slash, or nothing.</summary>
    public static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>Text of a stranger, short and without control characters.</summary>
    public static string Shown(string text) =>
        string.Concat((text.Length > 100 ? text[..100] + "..." : text).Select(letter => char.IsControl(letter) ? '?' : letter));
}
