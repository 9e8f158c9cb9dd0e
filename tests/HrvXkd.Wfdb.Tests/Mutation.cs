using System.Text;

namespace HrvXkd.Wfdb.Tests;

/// <summary>Damages bytes in the ways that files are damaged, and in the ways that readers are attacked; all from a seed.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly byte[] Extremes = [0, 1, 0x7F, 0x80, 0xFF, 0xFE, 0xF8, 0xEC, 0x14, (byte)'~', (byte)'/', (byte)'#', (byte)'-', (byte)'\n', (byte)' '];

    private static readonly string[] Words =
    [
        "0", "1", "-1", "2147483647", "-2147483648", "4294967296", "999999999999", "1000000000001", "1e308", "1e-308", "nan", "inf", "~", "..", "/", "x", "+",
        ":", "x1048576", "+2147483647", ":2147483647", "(", ")", "#", "508", "8", "310", "0", "00:00:00", "1/1/9999", "\u00FF", "r", "/65536", "/1",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Draws a number below a limit.</summary>
    public int Draw(int limit) => _random.Next(limit);

    /// <summary>Damages a copy in one to four places; text also word by word.</summary>
    public byte[] Damage(byte[] bytes, bool isText)
    {
        List<byte> damaged = [.. bytes];
        for (int i = 1 + _random.Next(4); i > 0 && damaged.Count > 0; i--)
        {
            if (isText && _random.Next(3) > 0)
                ReplaceWord(damaged);
            else
                DamageBytes(damaged);
        }

        return [.. damaged];
    }

    private void DamageBytes(List<byte> bytes)
    {
        // Headers lie at the start: half of the damage goes there.
        int at = _random.Next(2) == 0 ? _random.Next(bytes.Count) : _random.Next(Math.Min(64, bytes.Count));
        int length = Math.Min(bytes.Count - at, 1 + _random.Next(12));
        switch (_random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = Extremes[_random.Next(Extremes.Length)];
                break;
            case 2:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                for (int i = 0; i < length; i++)
                    bytes[at + i] = 0xFF;
                break;
        }
    }

    private void ReplaceWord(List<byte> bytes)
    {
        int at = _random.Next(bytes.Count);
        int end = at;
        while (end < bytes.Count && char.IsAsciiLetterOrDigit((char)bytes[end]))
            end++;
        bytes.RemoveRange(at, end - at);
        bytes.InsertRange(at, Encoding.Latin1.GetBytes(Words[_random.Next(Words.Length)]));
    }
}
