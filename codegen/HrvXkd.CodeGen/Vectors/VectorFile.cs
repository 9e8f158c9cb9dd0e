// A vector file is what numpy.savez makes: a zip of .npy arrays, little-endian float32, row major, one array an input of the model.
// Source: numpy.org, "numpy.lib.format", versions 1.0 to 3.0.

using System.IO.Compression;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Reads and writes vectors as .npz, so that NumPy makes and reads them, too.</summary>
public static class VectorFile
{
    /// <summary>Most values a file may hold.</summary>
    public const int MaxValues = 1 << 26;

    private const string Extension = ".npy";

    /// <summary>Reads vectors.</summary>
    /// <param name="path">An .npz file; its arrays are named as the inputs of the model and have the vectors along the first axis.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="CodeGenException">The file cannot be read, or is no .npz of float32 arrays with equal numbers of vectors.</exception>
    public static VectorSet Read(string path)
    {
        string shown = OnnxText.OneLine(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            return Read(archive, shown);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CodeGenException($"HRVG030 {shown}: cannot read vectors: {OnnxText.OneLine(fault.Message)}", fault);
        }
    }

    /// <summary>Writes vectors; the same vectors give the same bytes.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="path">The file.</param>
    /// <param name="model">Gives the arrays the shapes of its inputs; without it they are [Count, values per vector].</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(VectorSet vectors, string path, OnnxModel? model = null)
    {
        using FileStream file = File.Create(path);
        using ZipArchive archive = new(file, ZipArchiveMode.Create);
        foreach ((string name, float[] values) in vectors.Inputs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = archive.CreateEntry(name + Extension, CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using Stream stream = entry.Open();
            NpyArray.Write(stream, values, ShapeOf(vectors, name, values, model));
        }
    }

    private static VectorSet Read(ZipArchive archive, string path)
    {
        Dictionary<string, float[]> inputs = new(StringComparer.Ordinal);
        long count = -1, total = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string place = $"{path}: array '{OnnxText.OneLine(entry.FullName)}'";
            if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal) || !OnnxText.IsOneLine(entry.FullName))
                throw new CodeGenException($"HRVG031 {place}: expected a name ending in {Extension}");
            using Stream stream = entry.Open();
            (long[] shape, float[] values) = NpyArray.Read(stream, place, MaxValues - total);
            total += values.Length;
            if (count >= 0 && shape[0] != count)
                throw new CodeGenException($"HRVG033 {place}: {shape[0]} vectors, the arrays before it have {count}");
            count = shape[0];
            if (!inputs.TryAdd(entry.FullName[..^Extension.Length], values))
                throw new CodeGenException($"HRVG033 {place}: the name is there twice");
        }

        return count >= 0 ? new VectorSet((int)count, inputs) : throw new CodeGenException($"HRVG033 {path}: holds no array");
    }

    private static long[] ShapeOf(VectorSet vectors, string name, float[] values, OnnxModel? model)
    {
        long size = vectors.Count == 0 ? 0 : values.Length / vectors.Count;
        OnnxValue? input = model?.Inputs.FirstOrDefault(value => value.Name == name);
        long[] shape = input is null ? [vectors.Count, size] : [vectors.Count, .. VectorShape.Of(input.Shape)];
        return shape.Aggregate(1L, (product, next) => product * next) == values.Length ? shape : [vectors.Count, size];
    }
}
