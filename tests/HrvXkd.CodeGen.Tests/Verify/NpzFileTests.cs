using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Tests.Verify;

public sealed class NpzFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".npz");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_FloatAndByteArrays_GivesFloats()
    {
        Write(("features", "<f4", "(2, 2)", Floats(1.5f, -2, 3, 4)), ("valid", "|u1", "(2,)", [1, 0]));
        VectorSet vectors = NpzFile.Read(_path);
        Assert.Equal(2, vectors.Count);
        Assert.Equal([1.5f, -2, 3, 4], vectors.Inputs["features"]);
        Assert.Equal([1f, 0f], vectors.Inputs["valid"]);
    }

    [Theory]
    [InlineData("<c8", "(2,)", 16)]
    [InlineData("<f4", "(3,)", 8)]
    [InlineData("<f4", "()", 4)]
    [InlineData("<f4", "(999999999999999999, 999999999999999999)", 8)]
    public void Read_BadArray_IsOneClearLine(string type, string shape, int bytes)
    {
        Write(("features", type, shape, new byte[bytes]));
        CodeGenException fault = Assert.Throws<CodeGenException>(() => NpzFile.Read(_path));
        Assert.StartsWith("HRVG303", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void Read_NoArchive_IsOneClearLine()
    {
        File.WriteAllText(_path, "no zip");
        Assert.StartsWith("HRVG303", Assert.Throws<CodeGenException>(() => NpzFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    private static byte[] Floats(params float[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }

    private void Write(params (string Name, string Type, string Shape, byte[] Data)[] arrays)
    {
        using ZipArchive archive = ZipFile.Open(_path, ZipArchiveMode.Create);
        foreach ((string name, string type, string shape, byte[] data) in arrays)
        {
            using Stream stream = archive.CreateEntry(name + ".npy").Open();
            byte[] header = Encoding.Latin1.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n");
            stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0]);
            stream.Write(header);
            stream.Write(data);
        }
    }
}
