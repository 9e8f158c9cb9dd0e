namespace HrvXkd.Wfdb.Tests;

/// <summary>Packs samples bit by bit or byte by byte, as plainly as the WFDB Applications Guide describes it.</summary>
internal static class Packing
{
    /// <summary>Values that a format stores; those of format 8 are differences.</summary>
    public static (int Lowest, int Highest) Range(int format) => format switch
    {
        8 or 80 => (-128, 127),
        16 or 61 or 160 => (-32_768, 32_767),
        24 => (-8_388_608, 8_388_607),
        32 => (int.MinValue, int.MaxValue),
        212 => (-2048, 2047),
        _ => (-512, 511),
    };

    /// <summary>Samples of a signal in file order, the lowest as missing, differences added up from 0.</summary>
    public static int[] Signal(int format, int[] stored, int[] runs, int signal)
    {
        int frame = runs.Sum();
        int first = runs.Take(signal).Sum();
        List<int> samples = [];
        for (int i = 0; i < stored.Length; i++)
            if (i % frame >= first && i % frame < first + runs[signal])
                samples.Add(format != 8 && stored[i] == Range(format).Lowest ? WfdbRecord.Missing : stored[i]);
        if (format == 8)
            for (int i = 1; i < samples.Count; i++)
                samples[i] += samples[i - 1];
        return [.. samples];
    }

    public static byte[] Pack(int format, int[] stored, int[] runs)
    {
        Assert.Equal(0, stored.Length % runs.Sum());
        return format switch
        {
            8 => [.. stored.Select(value => (byte)(value & 255))],
            80 => [.. stored.Select(value => (byte)(value + 128))],
            16 => Bytes(stored, 2),
            24 => Bytes(stored, 3),
            32 => Bytes(stored, 4),
            61 => [.. stored.SelectMany(value => new[] { (byte)(value >> 8 & 255), (byte)(value & 255) })],
            160 => Bytes([.. stored.Select(value => value + 32_768)], 2),
            212 => Pack212(stored),
            310 => Pack310(stored),
            _ => Pack311(stored),
        };
    }

    public static byte[] Bytes(int[] values, int width) =>
        [.. values.SelectMany(value => Enumerable.Range(0, width).Select(i => (byte)((value >> (8 * i)) & 255)))];

    private static byte[] Pack212(int[] stored)
    {
        List<byte> bytes = [];
        for (int i = 0; i < stored.Length; i += 2)
        {
            int second = i + 1 < stored.Length ? stored[i + 1] : 0;
            bytes.Add((byte)(stored[i] & 255));
            bytes.Add((byte)(((stored[i] >> 8) & 15) | (((second >> 8) & 15) << 4)));
            if (i + 1 < stored.Length)
                bytes.Add((byte)(second & 255));
        }

        return [.. bytes];
    }

    private static byte[] Pack310(int[] stored)
    {
        List<byte> bytes = [];
        for (int i = 0; i < stored.Length; i += 3)
        {
            int third = i + 2 < stored.Length ? stored[i + 2] & 1023 : 0;
            bytes.AddRange(Bytes([((stored[i] & 1023) << 1) | ((third & 31) << 11)], 2));
            if (i + 1 < stored.Length)
                bytes.AddRange(Bytes([((stored[i + 1] & 1023) << 1) | ((third >> 5) << 11)], 2));
        }

        return [.. bytes];
    }

    private static byte[] Pack311(int[] stored)
    {
        List<byte> bytes = [];
        for (int i = 0; i < stored.Length; i += 3)
        {
            int left = Math.Min(3, stored.Length - i);
            int word = 0;
            for (int j = 0; j < left; j++)
                word |= (stored[i + j] & 1023) << (10 * j);
            bytes.AddRange(Bytes([word], left == 3 ? 4 : left + 1));
        }

        return [.. bytes];
    }
}
