// Reads NumPy archives: a zip of .npy files, format 1.0..3.0, little endian, C order. Source: numpy.lib.format documentation.
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Reads vectors from a NumPy .npz file, or from one .npy array.</summary>
public static partial class NpzFile
{
    private const int MaxBytes = 1 << 28;

    /// <summary>Reads all arrays; their first axis counts the vectors.</summary>
    /// <param name="path">The file; the array of an .npy file has the empty name.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="CodeGenException">HRVG303: the file is no such archive, or its arrays differ in their first axis.</exception>
    public static VectorSet Read(string path)
    {
        try
        {
            if (path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))
                return ReadSingle(path);
            using ZipArchive archive = ZipFile.OpenRead(path);
            Dictionary<string, float[]> inputs = new(StringComparer.Ordinal);
            int count = -1;
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal)))
            {
                (int rows, float[] values) = ReadArray(path, entry);
                if (count >= 0 && rows != count)
                    throw Fault(path, $"'{entry.FullName}' holds {rows} vectors, another array {count}");
                count = rows;
                inputs[entry.FullName[..^4]] = values;
            }

            return count > 0 ? new VectorSet(count, inputs) : throw Fault(path, "no vectors");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CodeGenException($"HRVG303 {OnnxText.OneLine(path)}: cannot read the archive: {OnnxText.OneLine(fault.Message)}", fault);
        }
    }

    private static VectorSet ReadSingle(string path)
    {
        FileInfo file = new(path);
        if (file.Length > MaxBytes)
            throw Fault(path, $"{file.Length} bytes, at most {MaxBytes} are read");
        (int rows, float[] values) = Parse(path, Path.GetFileName(path), File.ReadAllBytes(path));
        return rows > 0 ? new VectorSet(rows, new Dictionary<string, float[]> { [""] = values }) : throw Fault(path, "no vectors");
    }

    private static (int Rows, float[] Values) ReadArray(string path, ZipArchiveEntry entry)
    {
        if (entry.Length > MaxBytes)
            throw Fault(path, $"'{entry.FullName}' has {entry.Length} bytes, at most {MaxBytes} are read");
        using Stream stream = entry.Open();
        byte[] bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return Parse(path, entry.FullName, bytes);
    }

    private static (int Rows, float[] Values) Parse(string path, string name, byte[] bytes)
    {
        if (bytes.Length < 12 || bytes[0] != 0x93 || !bytes.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
            throw Fault(path, $"'{name}' is no .npy file");
        int start = bytes[6] == 1 ? 10 : 12;
        int length = bytes[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        if (length < 0 || length > bytes.Length - start)
            throw Fault(path, $"'{name}' has a header longer than the file");
        string header = Encoding.Latin1.GetString(bytes, start, length);
        Match match = Header().Match(header);
        if (!match.Success || header.Contains("'fortran_order': True", StringComparison.Ordinal))
            throw Fault(path, $"'{name}' has header {OnnxText.OneLine(header.Trim())}; accepted: C order, <f4, <f8, |u1, |b1, |i1, <i4, <i8");
        long[] shape = [.. Number().Matches(match.Groups["shape"].Value).Select(size => long.Parse(size.Value, CultureInfo.InvariantCulture))];
        return Convert(path, name, match.Groups["type"].Value, shape, bytes.AsSpan(start + length));
    }

    private static (int Rows, float[] Values) Convert(string path, string name, string type, long[] shape, ReadOnlySpan<byte> data)
    {
        int size = type[^1] - '0';
        Int128 count = shape.Aggregate((Int128)1, (product, next) => product * next);
        if (shape.Length == 0 || count * size != data.Length)
            throw Fault(path, $"'{name}' of shape ({string.Join(", ", shape)}) and type {type} holds {data.Length} bytes");
        float[] values = new float[(int)count];
        for (int i = 0; i < values.Length; i++)
            values[i] = Element(type, data.Slice(i * size, size));
        return ((int)shape[0], values);
    }

    private static float Element(string type, ReadOnlySpan<byte> data) => type switch
    {
        "<f4" => BinaryPrimitives.ReadSingleLittleEndian(data),
        "<f8" => (float)BinaryPrimitives.ReadDoubleLittleEndian(data),
        "<i4" => BinaryPrimitives.ReadInt32LittleEndian(data),
        "<i8" => BinaryPrimitives.ReadInt64LittleEndian(data),
        "|i1" => (sbyte)data[0],
        _ => data[0],
    };

    private static CodeGenException Fault(string path, string reason) => new($"HRVG303 {OnnxText.OneLine(path)}: {OnnxText.OneLine(reason)}");

    [GeneratedRegex(@"'descr':\s*'(?<type><f4|<f8|<i4|<i8|\|u1|\|b1|\|i1)'.*'shape':\s*\((?<shape>[0-9, ]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex("[0-9]{1,18}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
