// SHA256SUMS.txt of a database. That of MIMIC has millions of lines: kept are a hash and a place in the file for each, 16 bytes.
using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Finds the digest of a file.</summary>
internal sealed class ChecksumList : IDisposable
{
    private const int DigestLength = 64;
    private const int LongestLine = 2048;
    private const int MostLines = 50_000_000;

    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly SafeFileHandle _file;
    private readonly ulong[] _hashes;
    private readonly long[] _places;

    private ChecksumList(SafeFileHandle file, ulong[] hashes, long[] places) => (_file, _hashes, _places) = (file, hashes, places);

    /// <summary>Reads a list once and keeps it open.</summary>
    /// <exception cref="FormatException">A line is none of a digest list.</exception>
    public static ChecksumList Open(string path)
    {
        List<ulong> hashes = [];
        List<long> places = [];
        using (BufferedStream file = new(File.OpenRead(path), 1 << 16))
        {
            long place = 0;
            byte[] line = new byte[LongestLine];
            while (ReadLine(file, line) is var (length, bytes) && bytes > 0)
            {
                if (Entry(line.AsSpan(0, length)) is { } entry)
                {
                    hashes.Add(PathHash.Of(entry.Path));
                    places.Add(place);
                }
                else if (length > 0)
                {
                    throw new FormatException($"{Path.GetFileName(path)}: at byte {place} found '{SafePath.Shown(Encoding.UTF8.GetString(line, 0, length))}', expected 64 hexadecimal digits, blanks and a path");
                }

                place += bytes;
                if (hashes.Count > MostLines)
                    throw new FormatException($"{Path.GetFileName(path)}: more than {MostLines} lines");
            }
        }

        ulong[] keys = [.. hashes];
        long[] values = [.. places];
        Array.Sort(keys, values);
        return new ChecksumList(File.OpenHandle(path), keys, values);
    }

    /// <summary>Lower-case hexadecimal digest of a file, or null if the list does not have it.</summary>
    public string? Find(string path)
    {
        ulong hash = PathHash.Of(path);
        int at = Array.BinarySearch(_hashes, hash);
        if (at < 0)
            return null;
        while (at > 0 && _hashes[at - 1] == hash)
            at--;
        byte[] buffer = new byte[LongestLine];
        for (; at < _hashes.Length && _hashes[at] == hash; at++)
        {
            ReadOnlySpan<byte> line = buffer.AsSpan(0, RandomAccess.Read(_file, buffer, _places[at]));
            int end = line.IndexOf((byte)'\n');
            if (Entry((end < 0 ? line : line[..end]).TrimEnd((byte)'\r')) is { } entry && entry.Path == path)
                return entry.Digest;
        }

        return null;
    }

    public void Dispose() => _file.Dispose();

    // Length without the line's end, and bytes with it.
    private static (int Length, int Bytes) ReadLine(BufferedStream file, byte[] line)
    {
        int bytes = 0;
        int next;
        while ((next = file.ReadByte()) >= 0)
        {
            if (bytes == LongestLine)
                throw new FormatException($"SHA256SUMS: a line is longer than {LongestLine} bytes");
            line[bytes++] = (byte)next;
            if (next == '\n')
                break;
        }

        return (line.AsSpan(0, bytes).TrimEnd("\r\n"u8).Length, bytes);
    }

    private static (string Digest, string Path)? Entry(ReadOnlySpan<byte> line)
    {
        if (line.Length < DigestLength + 2 || line[DigestLength] != ' ' || line[..DigestLength].ContainsAnyExcept(Hexadecimal))
            return null;
        string path = Encoding.UTF8.GetString(line[(DigestLength + 1)..]).TrimStart(' ', '*');
        return (Encoding.ASCII.GetString(line[..DigestLength]).ToLowerInvariant(), path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
    }
}
