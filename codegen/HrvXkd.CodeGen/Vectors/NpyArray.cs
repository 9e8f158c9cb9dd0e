// One .npy array: magic, version, length of the header, a Python dictionary as text, then the elements.

using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Reads one .npy array of numbers as floats, and writes one of float32.</summary>
internal static partial class NpyArray
{
    private const int MaxHeader = 1 << 16;

    private static readonly SortedDictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["<f4"] = 4,
        ["<f8"] = 8,
        ["<i4"] = 4,
        ["<i8"] = 8,
        ["|b1"] = 1,
        ["|i1"] = 1,
        ["|u1"] = 1,
    };

    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads an array.</summary>
    /// <param name="stream">At its start.</param>
    /// <param name="place">File and array, for messages.</param>
    /// <param name="most">Most values accepted.</param>
    /// <exception cref="CodeGenException">This is no such array.</exception>
    public static (long[] Shape, float[] Values) Read(Stream stream, string place, long most)
    {
        string header = ReadHeader(stream, place);
        string descr = Descr().Match(header).Groups[1].Value;
        if (!Sizes.TryGetValue(descr, out int size) || !RowMajor().IsMatch(header))
            throw new CodeGenException($"HRVG032 {place}: elements '{OnnxText.OneLine(descr)}', expected {string.Join(", ", Sizes.Keys)} in C order; save numpy.float32");
        long[] shape = ReadShape(header, place);
        long count = 1;
        foreach (long length in shape)
            if ((count *= length) > most)
                throw new CodeGenException($"HRVG032 {place}: shape ({string.Join(", ", shape)}) exceeds {VectorFile.MaxValues} values in a file");
        return (shape, ReadValues(stream, (int)count, descr, size, place));
    }

    /// <summary>Writes an array.</summary>
    public static void Write(Stream stream, float[] values, long[] shape)
    {
        string sizes = string.Create(CultureInfo.InvariantCulture, $"({string.Join(", ", shape)}{(shape.Length == 1 ? "," : "")})");
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {sizes}, }}";
        int length = ((Magic.Length + 4 + header.Length + 1 + 63) / 64 * 64) - Magic.Length - 4;
        byte[] text = Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n");
        stream.Write(Magic);
        stream.Write([1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(text);
        byte[] bytes = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), values[i]);
        stream.Write(bytes);
    }

    private static string ReadHeader(Stream stream, string place)
    {
        byte[] start = new byte[8];
        ReadExactly(stream, start, place);
        if (!start.AsSpan(0, 6).SequenceEqual(Magic) || start[6] is < 1 or > 3)
            throw new CodeGenException($"HRVG032 {place}: no .npy array of version 1 to 3");
        byte[] size = new byte[start[6] == 1 ? 2 : 4];
        ReadExactly(stream, size, place);
        uint length = size.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > MaxHeader)
            throw new CodeGenException($"HRVG032 {place}: header of {length} bytes, expected up to {MaxHeader}");
        byte[] header = new byte[length];
        ReadExactly(stream, header, place);
        return Encoding.Latin1.GetString(header);
    }

    private static long[] ReadShape(string header, string place)
    {
        Match match = Shape().Match(header);
        string[] sizes = match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        long[] shape = new long[sizes.Length];
        bool valid = match.Success && sizes.Length is > 0 and <= 8;
        for (int i = 0; valid && i < sizes.Length; i++)
            valid = long.TryParse(sizes[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]) && shape[i] <= VectorFile.MaxValues;
        return valid ? shape : throw new CodeGenException($"HRVG032 {place}: no shape of rank 1 to 8 with the vectors along the first axis");
    }

    // In blocks: what a file claims to hold is allocated only as far as it does hold it.
    private static float[] ReadValues(Stream stream, int count, string descr, int size, string place)
    {
        const int block = 1 << 18;
        float[] values = new float[Math.Min(count, block)];
        byte[] bytes = new byte[Math.Min(count, block) * size];
        for (int done = 0; done < count;)
        {
            if (done == values.Length)
                Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            Span<byte> part = bytes.AsSpan(0, Math.Min(block, count - done) * size);
            ReadExactly(stream, part, place);
            for (int i = 0; i < part.Length; i += size)
                values[done++] = Element(descr, part[i..]);
        }

        return stream.ReadByte() < 0 ? values : throw new CodeGenException($"HRVG032 {place}: more bytes than its shape tells");
    }

    private static float Element(string descr, ReadOnlySpan<byte> bytes) => descr switch
    {
        "<f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "<f8" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "<i4" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "<i8" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "|i1" => (sbyte)bytes[0],
        _ => bytes[0],
    };

    private static void ReadExactly(Stream stream, Span<byte> bytes, string place)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, false) < bytes.Length)
            throw new CodeGenException($"HRVG032 {place}: cut short");
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'")]
    private static partial Regex Descr();

    [GeneratedRegex(@"'fortran_order'\s*:\s*False")]
    private static partial Regex RowMajor();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9,\s]*)\)")]
    private static partial Regex Shape();
}
