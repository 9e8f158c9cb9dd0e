// Where a PhysioNet database lies: https://physionet.org/files/NAME/VERSION/ holds RECORDS, ANNOTATORS, SHA256SUMS.txt and the files.
namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>A database that can be fetched.</summary>
/// <param name="Name">Name, such as mitdb; names the folder by default.</param>
/// <param name="Root">Address of the folder that holds RECORDS, ending with a slash.</param>
public sealed record PhysioNetDatabase(string Name, Uri Root)
{
    private const string Files = "https://physionet.org/files/";

    // Name -> newest version known to hold waveforms or beats that this project can use.
    private static readonly Dictionary<string, string> Versions = new(StringComparer.Ordinal)
    {
        ["mitdb"] = "1.0.0",
        ["nstdb"] = "1.0.0",
        ["nsrdb"] = "1.0.0",
        ["nsr2db"] = "1.0.0",
        ["chfdb"] = "1.0.0",
        ["chf2db"] = "1.0.0",
        ["ltdb"] = "1.0.0",
        ["afdb"] = "1.0.0",
        ["edb"] = "1.0.0",
        ["svdb"] = "1.0.0",
        ["qtdb"] = "1.0.0",
        ["incartdb"] = "1.0.0",
        ["fantasia"] = "1.0.0",
        ["slpdb"] = "1.0.0",
        ["mghdb"] = "1.0.0",
        ["shareedb"] = "1.0.0",
        ["mimicdb"] = "1.0.0",
        ["mimic3wdb"] = "1.0",
        ["mimic3wdb-matched"] = "1.0",
        ["mimic4wdb"] = "0.1.0",
    };

    /// <summary>Names that need no version, in ordinal order.</summary>
    public static IReadOnlyList<string> KnownNames => [.. Versions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>True where nobody between can read what is sent: https, or a server on this machine.</summary>
    internal bool IsPrivate => Root.Scheme == Uri.UriSchemeHttps || Root.IsLoopback;

    /// <summary>Finds a database by what a user writes.</summary>
    /// <param name="text">A known name, NAME/VERSION, or the address of a folder that holds RECORDS.</param>
    /// <returns>The database.</returns>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static PhysioNetDatabase Resolve(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal))
            return FromAddress(text);
        string[] parts = text.Trim('/').Split('/');
        if (parts.Length == 1 && Versions.TryGetValue(parts[0], out string? version))
            return new PhysioNetDatabase(parts[0], new Uri($"{Files}{parts[0]}/{version}/"));
        if (parts.Length == 2 && SafePath.IsPlainName(parts[0]) && SafePath.IsPlainName(parts[1]))
            return new PhysioNetDatabase(parts[0], new Uri($"{Files}{parts[0]}/{parts[1]}/"));
        throw new FormatException(
            $"database '{SafePath.Shown(text)}' is not known; known are {string.Join(", ", KnownNames)}; others as NAME/VERSION or by address");
    }

    private static PhysioNetDatabase FromAddress(string text)
    {
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out Uri? root)
            || (root.Scheme != Uri.UriSchemeHttps && root.Scheme != Uri.UriSchemeHttp)
            || root.Query.Length > 0 || root.Fragment.Length > 0)
            throw new FormatException($"'{SafePath.Shown(text)}' is no address of a folder; allowed are https://HOST/PATH/ and http://HOST/PATH/");
        if (root.UserInfo.Length > 0)
            throw new FormatException(
                $"the address on {root.Host} holds a user or password; give them as {FetchCredentials.UserVariable} and {FetchCredentials.PasswordVariable} in the environment");
        string[] parts = root.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // .../NAME/VERSION/ as on PhysioNet: a version is no name.
        string? name = parts.Length >= 2 && char.IsAsciiDigit(parts[^1][0]) ? parts[^2] : parts.LastOrDefault();
        return new PhysioNetDatabase(name is not null && SafePath.IsPlainName(name) ? name : root.Host, root);
    }
}
