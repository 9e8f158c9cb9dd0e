// The key that seals recordings: 32 random bytes, in a file that its owner alone may read or as a credential of systemd (systemd.exec(5)). Each segment has a
// key of its own, derived by HKDF with SHA-256 (RFC 5869) from this one, a random salt and the segment's first lines.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrvXkd.Firmware.Recording.Sealed;

/// <summary>A key for recordings.</summary>
internal sealed class RecordingKey
{
    /// <summary>What stands before the name of a credential.</summary>
    public const string CredentialPrefix = "credential:";

    private const int Bytes = 32;
    private const int IdBytes = 4;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly byte[] _key;

    /// <summary>Takes a key.</summary>
    /// <param name="key">32 bytes.</param>
    public RecordingKey(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Bytes);
        _key = key;
        Id = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, IdBytes, null, "hrvxkd key id"u8.ToArray()));
    }

    /// <summary>Tells keys apart without giving them away.</summary>
    public string Id { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="source">A file, or credential:NAME.</param>
    /// <exception cref="FormatException">One line: it is missing, open to others or no key.</exception>
    public static RecordingKey Read(string source)
    {
        bool credential = source.StartsWith(CredentialPrefix, StringComparison.Ordinal);
        string path = credential ? CredentialPath(source[CredentialPrefix.Length..]) : source;
        if (!File.Exists(path))
            throw new FormatException($"key {path}: there is no such file; make one with run --write-key {path}");

        // Who may read a credential is systemd's affair.
        if (!credential && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"key {path}: others may use it (mode {Convert.ToString((int)File.GetUnixFileMode(path), 8)}); chmod 600 {path}"));
        }

        byte[] content = File.ReadAllBytes(path);
        if (content.Length == Bytes)
            return new RecordingKey(content);
        string text = Encoding.ASCII.GetString(content).Trim();
        return text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigit)
            ? new RecordingKey(Convert.FromHexString(text))
            : throw new FormatException(FormattableString.Invariant($"key {path}: {content.Length} bytes, expected {Bytes} bytes or {2 * Bytes} hexadecimal digits"));
    }

    /// <summary>Makes a key in a new file that its owner alone may read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It exists or cannot be written.</exception>
    public static void Write(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using FileStream file = new(path, options);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)) + "\n"));
    }

    /// <summary>The key of one segment.</summary>
    /// <param name="salt">Random bytes of the segment.</param>
    /// <param name="preamble">Its first lines, which are thereby authenticated, too.</param>
    public byte[] ForSegment(byte[] salt, byte[] preamble) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Bytes, salt, preamble);

    private static string CredentialPath(string name)
    {
        string folder = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY")
            ?? throw new FormatException($"key {CredentialPrefix}{name}: systemd handed over no credentials; add LoadCredential={name}:FILE to the service");
        return name.Length > 0 && !name.Contains('/', StringComparison.Ordinal)
            ? Path.Combine(folder, name)
            : throw new FormatException($"key {CredentialPrefix}{name}: expected the name of a credential");
    }
}
