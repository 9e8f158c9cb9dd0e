using System.CommandLine;
using System.Globalization;
using System.Numerics;
using HrvXkd.CommandLine;

namespace HrvXkd.Trainer.Hrv;

/// <summary>Reads arguments and refuses what they may not be: option, value found, values allowed.</summary>
/// <param name="parse">The arguments.</param>
internal sealed class Limits(ParseResult parse)
{
    /// <summary>A number with a default.</summary>
    public T Within<T>(Option<T> option, T low, T high) where T : struct, INumber<T> => Checked(option.Name, parse.GetValue(option), low, high);

    /// <summary>A number that may be left out.</summary>
    public T? Optional<T>(Option<T?> option, T low, T high) where T : struct, INumber<T> =>
        parse.GetValue(option) is { } value ? Checked(option.Name, value, low, high) : null;

    /// <summary>One of some words.</summary>
    public string OneOf(Option<string> option, params string[] words)
    {
        string? word = parse.GetValue(option);
        return words.Contains(word) ? word! : throw new UsageException($"{option.Name} is '{word}'; it may be {string.Join(", ", words)}");
    }

    /// <summary>Two numbers with a colon between, the first below the second.</summary>
    public (int Low, int High) Pair(Option<string> option, int low, int high)
    {
        string[] parts = parse.GetValue(option)!.Split(':');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int second)
            && first >= low && first < second && second <= high
            ? (first, second)
            : throw new UsageException(FormattableString.Invariant(
                $"{option.Name} is '{parse.GetValue(option)}'; it may be LOW:HIGH with {low} <= LOW < HIGH <= {high}, such as 4:16"));
    }

    /// <summary>A file to write, or null.</summary>
    public string? File(Option<string?> option)
    {
        string? path = parse.GetValue(option);
        return path is null || (path.Length > 0 && !Directory.Exists(path) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            ? path
            : throw new UsageException($"{option.Name} {path}: not a file in a folder that exists");
    }

    private static T Checked<T>(string name, T value, T low, T high) where T : struct, INumber<T> =>
        value >= low && value <= high ? value : throw new UsageException(FormattableString.Invariant($"{name} is {value}; it may be {low}..{high}"));
}
