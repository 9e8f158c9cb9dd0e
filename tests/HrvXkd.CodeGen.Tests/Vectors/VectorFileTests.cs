using System.IO.Compression;
using System.Text;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Vectors;

public sealed class VectorFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vectors").FullName;

    private string At(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Write_ReadBack_GivesTheSameVectorsAndBytes()
    {
        OnnxModel model = StudentGraph.Build(RandomStudent.Make(1));
        VectorSet vectors = RandomVectors.Make(model, 50, 1);
        VectorFile.Write(vectors, At("a.npz"), model);
        VectorFile.Write(vectors, At("b.npz"), model);
        VectorSet read = VectorFile.Read(At("a.npz"));
        Assert.Equal(50, read.Count);
        Assert.Equal(vectors.Inputs, read.Inputs);
        Assert.Equal(File.ReadAllBytes(At("a.npz")), File.ReadAllBytes(At("b.npz")));
    }

    [Fact]
    public void Write_WithModel_MakesTheHeaderNumPyMakes()
    {
        VectorFile.Write(new VectorSet(2, new Dictionary<string, float[]> { ["x"] = [1, 2, 3, 4] }), At("a.npz"), SmallModel.Make());
        using ZipArchive archive = ZipFile.OpenRead(At("a.npz"));
        using MemoryStream content = new();
        using (Stream stream = Assert.Single(archive.Entries).Open())
            stream.CopyTo(content);
        byte[] bytes = content.ToArray();
        const string start = "\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
        Assert.Equal(start, Encoding.Latin1.GetString(bytes, 0, start.Length));
        Assert.Equal((byte)'\n', bytes[127]);
        Assert.Equal(128 + 16, bytes.Length);
    }

    [Fact]
    public void Read_CutAtEveryByte_RefusesInOneLine()
    {
        VectorFile.Write(new VectorSet(3, new Dictionary<string, float[]> { ["x"] = [1, 2, 3] }), At("a.npz"));
        byte[] bytes = File.ReadAllBytes(At("a.npz"));
        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(At("b.npz"), bytes[..length]);
            CodeGenException fault = Assert.Throws<CodeGenException>(() => VectorFile.Read(At("b.npz")));
            Assert.DoesNotContain('\n', fault.Message);
        }
    }

    [Fact]
    public void Read_RandomDamage_RefusesOrReads()
    {
        VectorFile.Write(new VectorSet(3, new Dictionary<string, float[]> { ["x"] = [1, 2, 3], ["y"] = [4, 5, 6] }), At("a.npz"));
        byte[] bytes = File.ReadAllBytes(At("a.npz"));
        Random random = new(3);
        int refused = 0;
        for (int trial = 0; trial < 500; trial++)
        {
            byte[] damaged = [.. bytes];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(At("b.npz"), damaged);
            try
            {
                Assert.True(VectorFile.Read(At("b.npz")).Count >= 0);
            }
            catch (CodeGenException fault)
            {
                refused++;
                Assert.StartsWith("HRVG03", fault.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 50, 499);
    }

    [Theory]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", 8, "elements '<c8', expected <f4")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", 4, "C order")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", 4, "no shape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 4, "cut short")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", 8, "more bytes")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (60000000, 9), }", 4, "exceeds")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", 4, "no shape")]
    public void Read_BadArray_SaysWhat(string header, int bytes, string reason)
    {
        WriteArray(header, bytes);
        string message = Assert.Throws<CodeGenException>(() => VectorFile.Read(At("a.npz"))).Message;
        Assert.Contains("array 'x.npy'", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ClaimsMuchHoldsLittle_AllocatesLittle()
    {
        WriteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (60000000,), }", 4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CodeGenException>(() => VectorFile.Read(At("a.npz")));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20);
    }

    [Fact]
    public void Read_DifferentCounts_SaysWhich()
    {
        VectorFile.Write(new VectorSet(2, new Dictionary<string, float[]> { ["x"] = [1, 2], ["y"] = [1, 2] }), At("a.npz"));
        using (ZipArchive archive = ZipFile.Open(At("a.npz"), ZipArchiveMode.Update))
        {
            archive.GetEntry("y.npy")!.Delete();
            using Stream stream = archive.CreateEntry("y.npy").Open();
            Array(stream, "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 12);
        }

        Assert.Contains("'y.npy': 3 vectors, the arrays before it have 2", Assert.Throws<CodeGenException>(() => VectorFile.Read(At("a.npz"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<f8", 16, new byte[] { 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0 }, 1.5f, -2f)]
    [InlineData("<i4", 8, new byte[] { 7, 0, 0, 0, 0xff, 0xff, 0xff, 0xff }, 7f, -1f)]
    [InlineData("<i8", 16, new byte[] { 7, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, 7f, -1f)]
    [InlineData("|u1", 2, new byte[] { 1, 200 }, 1f, 200f)]
    [InlineData("|i1", 2, new byte[] { 1, 200 }, 1f, -56f)]
    [InlineData("|b1", 2, new byte[] { 1, 0 }, 1f, 0f)]
    public void Read_OneArrayOfOtherTypes_GivesFloats(string type, int bytes, byte[] data, float first, float second)
    {
        Assert.Equal(bytes, data.Length);
        using (FileStream file = File.Create(At("a.npy")))
            Array(file, $"{{'descr': '{type}', 'fortran_order': False, 'shape': (2,), }}", data);
        Assert.Equal([first, second], VectorFile.Read(At("a.npy")).Inputs[""]);
    }

    [Fact]
    public void Read_Table_GivesArraysByName()
    {
        File.WriteAllText(At("a.csv"), "x.0,label,x.1\n1.5,1,-2\n\n3e2,0,4\n");
        VectorSet vectors = VectorFile.Read(At("a.csv"));
        Assert.Equal(2, vectors.Count);
        Assert.Equal([1.5f, -2, 300, 4], vectors.Inputs["x"]);
        Assert.Equal([1f, 0], vectors.Inputs[VectorFile.Label]);
        File.WriteAllText(At("b.csv"), "1,2\n3,4\n5,6\n");
        Assert.Equal([1f, 2, 3, 4, 5, 6], VectorFile.Read(At("b.csv")).Inputs[""]);
    }

    [Theory]
    [InlineData("x.0,x.2\n1,2\n", "column 2 is 'x.2'")]
    [InlineData("x.0,y\n1,2\n", "column 2 is 'y'")]
    [InlineData("x.0,x.1\n1\n", "line 2: 1 cells, the first line has 2")]
    [InlineData("x.0,x.1\n1,two\n", "line 2: cell 2 is 'two'")]
    [InlineData("x.0\n", "no vectors")]
    [InlineData("", "no vectors")]
    public void Read_BadTable_SaysWhere(string text, string reason)
    {
        File.WriteAllText(At("a.csv"), text);
        Assert.Contains(reason, Assert.Throws<CodeGenException>(() => VectorFile.Read(At("a.csv"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFor_ArrayWithoutName_IsTheInputThatIsNoMask()
    {
        OnnxModel model = StudentGraph.Build(RandomStudent.Make(1));
        File.WriteAllText(At("a.csv"), string.Join("\n", Enumerable.Range(0, 3).Select(row => string.Join(',', Enumerable.Range(row, 96)))));
        VectorSet vectors = VectorFile.ReadFor(At("a.csv"), model);
        Assert.Equal((3, 288), (vectors.Count, vectors.Inputs["features"].Length));
        Assert.All(vectors.Inputs["valid"], value => Assert.Equal(1, value));
        model.Metadata.Clear();
        Assert.StartsWith("HRVG033", Assert.Throws<CodeGenException>(() => VectorFile.ReadFor(At("a.csv"), model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        Assert.StartsWith("HRVG030", Assert.Throws<CodeGenException>(() => VectorFile.Read(At("none.npz"))).Message, StringComparison.Ordinal);

    private void WriteArray(string header, int bytes)
    {
        using ZipArchive archive = ZipFile.Open(At("a.npz"), ZipArchiveMode.Create);
        using Stream stream = archive.CreateEntry("x.npy").Open();
        Array(stream, header, bytes);
    }

    private static void Array(Stream stream, string header, int bytes) => Array(stream, header, new byte[bytes]);

    private static void Array(Stream stream, string header, byte[] data)
    {
        stream.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)(header.Length + 1), 0]);
        stream.Write(Encoding.ASCII.GetBytes(header + "\n"));
        stream.Write(data);
    }
}
