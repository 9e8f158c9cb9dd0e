namespace HrvXkd.CodeGen.Onnx;

/// <summary>Reads and writes ONNX files.</summary>
/// <remarks>
/// Read are float, int8, uint8, int32 and int64 tensors and the attribute kinds of <see cref="OnnxNode.Attributes"/>; sub-graphs, sparse
/// and external data, functions and other element types are refused. A model that was read is well formed: each edge has one producer
/// that stands before its users, and no name holds a character that would end a line. Memory and time grow linearly with a file of at
/// most <see cref="MaxBytes"/>. Source: onnx.proto of ONNX 1.12 (IR version 8) and its later additions.
/// </remarks>
public static class OnnxFile
{
    /// <summary>Largest file accepted, bytes.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The model.</returns>
    /// <exception cref="CodeGenException">The file is no ONNX model this program understands.</exception>
    public static OnnxModel Read(string path)
    {
        try
        {
            return FromBytes(ReadBytes(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CodeGenException($"HRVG001 {OnnxText.OneLine(path)}: cannot read the file: {OnnxText.OneLine(fault.Message)}", fault);
        }
    }

    /// <summary>Reads a model from memory.</summary>
    /// <param name="bytes">Content of an ONNX file.</param>
    /// <param name="name">What to call it in messages, such as the path.</param>
    /// <returns>The model.</returns>
    /// <exception cref="CodeGenException">The bytes are no ONNX model this program understands.</exception>
    public static OnnxModel FromBytes(byte[] bytes, string name)
    {
        if (bytes.Length > MaxBytes)
            throw new CodeGenException($"HRVG002 {OnnxText.OneLine(name)}: more than {MaxBytes} bytes, no model for a small device");
        OnnxModel model = OnnxModelReader.Read(new WireReader(bytes, OnnxText.OneLine(name)));
        OnnxCheck.Check(model, OnnxText.OneLine(name));
        return model;
    }

    /// <summary>Writes a model; the same model gives the same bytes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="CodeGenException">The model is not well formed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(OnnxModel model, string path) => File.WriteAllBytes(path, ToBytes(model));

    /// <summary>The bytes that <see cref="Write"/> would write.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="CodeGenException">The model is not well formed.</exception>
    public static byte[] ToBytes(OnnxModel model)
    {
        OnnxCheck.Check(model, OnnxText.OneLine(model.Name));
        return OnnxModelWriter.Write(model);
    }

    // Up to one byte more than is accepted, for devices and pipes tell no length.
    private static byte[] ReadBytes(string path)
    {
        using FileStream file = File.OpenRead(path);
        using MemoryStream memory = new();
        byte[] block = new byte[1 << 16];
        for (int count; memory.Length <= MaxBytes && (count = file.Read(block)) > 0;)
            memory.Write(block, 0, count);
        return memory.ToArray();
    }
}
