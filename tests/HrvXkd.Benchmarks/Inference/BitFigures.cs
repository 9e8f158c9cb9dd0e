using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>Every emitter and every path of the kernels that this machine has, against the integer reference.</summary>
internal static class BitFigures
{
    /// <summary>Vectors that a release compares.</summary>
    public const long Must = 1_000_000;

    /// <summary>Compares the bits of a model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">The ONNX file.</param>
    /// <param name="count">Vectors, random and extreme.</param>
    public static Figure Of(string name, string file, long count)
    {
        BitCount bits = Verifier.ProveBits(OnnxFile.Read(file), count, 1);
        string[] different = [.. bits.Paths.Where(path => path.Different).Select(path => path.Path)];
        string found = different.Length > 0 ? "different: " + string.Join(", ", different)
            : FormattableString.Invariant($"exact on {count:#,0}, {bits.Paths.Count} paths") + (bits.NotEmitted is null ? "" : ", no nano emission") + (count < Must ? " (--bits 1000000 for all)" : "");
        return new($"{name}: emitters and vector paths against the reference", FormattableString.Invariant($"exact on {Must:#,0} vectors"), found, different.Length > 0 ? false : count < Must ? null : true);
    }
}
