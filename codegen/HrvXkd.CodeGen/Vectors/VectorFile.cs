// A vector file is what numpy.savez makes, a zip of .npy arrays, little-endian and row major, one array an input of the model; or one
// .npy array; or a table of text. Written are .npz files of float32.
// Source: numpy.org, "numpy.lib.format", versions 1.0 to 3.0.

using System.IO.Compression;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Reads vectors from .npz, .npy and .csv files, and writes .npz, so that NumPy makes and reads them, too.</summary>
public static class VectorFile
{
    /// <summary>Most values a file may hold.</summary>
    public const int MaxValues = 1 << 26;

    /// <summary>Name of the array of labels, 0 or 1 for each vector; no input of a model.</summary>
    public const string Label = "label";

    private const string Extension = ".npy";

    /// <summary>Reads vectors.</summary>
    /// <param name="path">
    /// .npz: arrays named as the inputs of the model, with the vectors along the first axis; .npy: one such array, its name is empty;
    /// .csv: see <see cref="CsvVectors"/>.
    /// </param>
    /// <returns>The vectors, at least one.</returns>
    /// <exception cref="CodeGenException">HRVG030..033: the file cannot be read, or does not hold arrays of numbers with equal counts of vectors.</exception>
    public static VectorSet Read(string path)
    {
        string shown = OnnxText.OneLine(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            VectorSet vectors = Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".NPY" => ReadOne(file, shown),
                ".CSV" => CsvVectors.Read(file, shown),
                _ => ReadArchive(file, shown),
            };
            return vectors.Count > 0 ? vectors : throw new CodeGenException($"HRVG033 {shown}: no vectors; accepted: one or more");
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CodeGenException($"HRVG030 {shown}: cannot read vectors: {OnnxText.OneLine(fault.Message)}; accepted: .npz, .npy, .csv", fault);
        }
    }

    /// <summary>Reads vectors for a model.</summary>
    /// <remarks>An array without a name is for the only input that is no mask; a mask that is absent then takes all windows.</remarks>
    /// <param name="path">As <see cref="Read"/>.</param>
    /// <param name="model">The model.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="CodeGenException">As <see cref="Read"/>.</exception>
    public static VectorSet ReadFor(string path, OnnxModel model)
    {
        VectorSet vectors = Read(path);
        if (!vectors.Inputs.TryGetValue("", out float[]? only))
            return vectors;
        bool IsMask(OnnxValue input) => model.Metadata.TryGetValue(RandomVectors.MetadataKey(input.Name), out string? kind) && kind == RandomVectors.Mask;
        OnnxValue[] plain = [.. model.Inputs.Where(input => !IsMask(input))];
        if (plain.Length != 1)
            throw new CodeGenException($"HRVG033 {OnnxText.OneLine(path)}: one array without a name for the inputs {string.Join(", ", model.Inputs.Select(input => OnnxText.OneLine(input.Name)))}; accepted: .npz or .csv with their names");
        Dictionary<string, float[]> inputs = new(StringComparer.Ordinal) { [plain[0].Name] = only };
        foreach (OnnxValue mask in model.Inputs.Where(IsMask))
            inputs[mask.Name] = [.. Enumerable.Repeat(1f, (int)Math.Max(0, Math.Min(MaxValues, VectorShape.SizeOf(mask.Shape) * vectors.Count)))];
        return new VectorSet(vectors.Count, inputs);
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

    private static VectorSet ReadOne(FileStream file, string path)
    {
        (long[] shape, float[] values) = NpyArray.Read(file, path, MaxValues);
        return new VectorSet((int)shape[0], new Dictionary<string, float[]> { [""] = values });
    }

    private static VectorSet ReadArchive(FileStream file, string path)
    {
        using ZipArchive archive = new(file, ZipArchiveMode.Read);
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
