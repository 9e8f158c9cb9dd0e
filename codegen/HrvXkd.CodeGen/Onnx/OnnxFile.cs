namespace HrvXkd.CodeGen.Onnx;

/// <summary>Reads and writes ONNX files.</summary>
public static class OnnxFile
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The model.</returns>
    /// <exception cref="CodeGenException">The file is no ONNX model this program understands.</exception>
    public static OnnxModel Read(string path) => throw new NotSupportedException();

    /// <summary>Writes a model; the same model gives the same bytes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    public static void Write(OnnxModel model, string path) => throw new NotSupportedException();

    /// <summary>The bytes that <see cref="Write"/> would write.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The bytes.</returns>
    public static byte[] ToBytes(OnnxModel model) => throw new NotSupportedException();
}
