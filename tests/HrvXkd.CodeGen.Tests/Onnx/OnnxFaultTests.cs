using System.Text;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Tests.Onnx;

public class OnnxFaultTests
{
    [Fact]
    public void FromBytes_CutAtEveryByte_RefusesInOneLine()
    {
        byte[] bytes = OnnxFile.ToBytes(SmallModel.Make());
        int refused = 0;
        for (int length = 0; length < bytes.Length; length++)
            refused += Refuses(bytes[..length]) ? 1 : 0;

        // Only cuts at the boundary of a last, optional field leave a whole model.
        Assert.True(refused > bytes.Length * 3 / 4, $"{refused} of {bytes.Length}");
    }

    [Fact]
    public void FromBytes_RandomDamage_RefusesOrReads()
    {
        byte[] bytes = OnnxFile.ToBytes(SmallModel.Make());
        Random random = new(7);
        int refused = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] damaged = [.. bytes];
            for (int flips = random.Next(1, 5); flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            refused += Refuses(damaged) ? 1 : 0;
        }

        Assert.InRange(refused, 200, 1999);
    }

    [Fact]
    public void FromBytes_RandomBytes_Refuses()
    {
        Random random = new(8);
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.True(Refuses(bytes));
        }
    }

    [Fact]
    public void FromBytes_DeepGroups_Refuses() => Assert.True(Refuses([.. Enumerable.Repeat((byte)0x0B, 1 << 20)]));

    [Fact]
    public void FromBytes_MillionsOfEmptyParts_RefusesBeforeMemoryRunsOut()
    {
        byte[] nodes = new byte[4 << 20];
        for (int i = 0; i < nodes.Length; i += 2)
            nodes[i] = 0x0A;
        byte[] model = Protobuf.Message(output => Protobuf.Bytes(output, 7, nodes));
        Assert.StartsWith("HRVG003", Fault(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        Assert.StartsWith("HRVG001 nowhere.onnx: cannot read", Assert.Throws<CodeGenException>(() => OnnxFile.Read("nowhere.onnx")).Message, StringComparison.Ordinal);

    [SkippableFact]
    public void Read_EndlessDevice_Refuses()
    {
        Skip.IfNot(File.Exists("/dev/zero"), "needs /dev/zero");
        Assert.StartsWith("HRVG002", Assert.Throws<CodeGenException>(() => OnnxFile.Read("/dev/zero")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromBytes_TooLarge_Refuses() => Assert.StartsWith("HRVG002", Fault(new byte[OnnxFile.MaxBytes + 1]), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 1, 12, "HRVG010", "holds 12 bytes, expected 16")] // four floats wanted
    [InlineData(1, 1, -1, "HRVG010", "holds 0 bytes, expected 16")]
    [InlineData(1, 11, 32, "HRVG009", "element type 11")] // double
    [InlineData(13, 1, 16, "HRVG007", "external data")]
    [InlineData(3, 1, 16, "HRVG007", "segments")]
    public void FromBytes_BadTensor_SaysWhatAndWhere(int extra, int type, int raw, string code, string reason)
    {
        byte[] tensor = Protobuf.Message(output =>
        {
            Protobuf.Integer(output, 1, 4);
            Protobuf.Integer(output, 2, type);
            Protobuf.Bytes(output, 8, Encoding.UTF8.GetBytes("x"));
            if (raw >= 0)
                Protobuf.Bytes(output, 9, new byte[raw]);
            if (extra > 1)
                Protobuf.Bytes(output, extra, []);
        });
        string message = Fault(Protobuf.Model(tensor));
        Assert.StartsWith(code, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains("initializer 0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromBytes_HugeShape_Refuses()
    {
        byte[] tensor = Protobuf.Message(output =>
        {
            for (int i = 0; i < 8; i++)
                Protobuf.Integer(output, 1, 1L << 40);
            Protobuf.Integer(output, 2, 1);
        });
        Assert.StartsWith("HRVG010", Fault(Protobuf.Model(tensor)), StringComparison.Ordinal);
    }

    [Fact]
    public void FromBytes_SparseInitializer_Refuses() =>
        Assert.Contains("sparse", Fault(Protobuf.Model([], field: 15)), StringComparison.Ordinal);

    [Fact]
    public void FromBytes_NameThatEndsALine_Refuses()
    {
        byte[] node = Protobuf.Message(output => Protobuf.Bytes(output, 3, Encoding.UTF8.GetBytes("a\u2028System.IO.File.Delete")));
        Assert.StartsWith("HRVG005", Fault(Protobuf.Model(node, field: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void FromBytes_NameThatIsNoUtf8_Refuses()
    {
        byte[] node = Protobuf.Message(output => Protobuf.Bytes(output, 3, [0xC3, 0x28]));
        Assert.StartsWith("HRVG004", Fault(Protobuf.Model(node, field: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void ToBytes_EdgeUsedBeforeItIsMade_Refuses()
    {
        OnnxModel model = SmallModel.Make();
        (model.Nodes[0], model.Nodes[1]) = (model.Nodes[1], model.Nodes[0]);
        string message = Assert.Throws<CodeGenException>(() => OnnxFile.ToBytes(model)).Message;
        Assert.Equal("HRVG011 small: node 'second' (Fancy): input 'first' is made by nothing before it; nodes must be in topological order", message);
    }

    [Fact]
    public void ToBytes_EdgeMadeTwice_Refuses()
    {
        OnnxModel model = SmallModel.Make();
        model.Nodes[1] = model.Nodes[1] with { Outputs = ["first"] };
        Assert.Contains("edge 'first' is made twice", Assert.Throws<CodeGenException>(() => OnnxFile.ToBytes(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToBytes_AttributeOfUnknownKind_Refuses()
    {
        OnnxModel model = SmallModel.Make();
        model.Nodes[0] = model.Nodes[0] with { Attributes = new Dictionary<string, object> { ["axis"] = 1 } };
        Assert.StartsWith("HRVG008", Assert.Throws<CodeGenException>(() => OnnxFile.ToBytes(model)).Message, StringComparison.Ordinal);
    }

    private static string Fault(byte[] bytes) => Assert.Throws<CodeGenException>(() => OnnxFile.FromBytes(bytes, "bad.onnx")).Message;

    private static bool Refuses(byte[] bytes)
    {
        try
        {
            OnnxFile.ToBytes(OnnxFile.FromBytes(bytes, "bad.onnx"));
            return false;
        }
        catch (CodeGenException fault)
        {
            Assert.StartsWith("HRVG0", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(fault.Message, c => char.IsControl(c) || c is (char)0x2028 or (char)0x2029);
            return true;
        }
    }
}
