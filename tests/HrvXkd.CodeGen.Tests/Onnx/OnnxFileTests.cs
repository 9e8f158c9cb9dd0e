using System.Text;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Tests;

namespace HrvXkd.CodeGen.Tests.Onnx;

public class OnnxFileTests
{
    [Fact]
    public void ToBytes_ReadBack_GivesTheSameModelAndBytes()
    {
        OnnxModel model = SmallModel.Make();
        byte[] bytes = OnnxFile.ToBytes(model);
        OnnxModel read = OnnxFile.FromBytes(bytes, "small");

        Assert.Equal(bytes, OnnxFile.ToBytes(read));
        Assert.Equal((model.Name, model.IrVersion, model.Opset, model.Producer), (read.Name, read.IrVersion, read.Opset, read.Producer));
        Assert.Equal(model.Metadata, read.Metadata);
        Assert.Equal(model.OtherOpsets, read.OtherOpsets);
        OnnxNode node = read.Nodes[1];
        Assert.Equal(("second", "Fancy", "com.example"), (node.Name, node.OpType, node.Domain));
        Assert.Equal(["first", ""], node.Inputs);
        Assert.Equal(1.5f, node.Attributes["f"]);
        Assert.Equal(-3L, node.Attributes["i"]);
        Assert.Equal("text", node.Attributes["s"]);
        Assert.Equal(new float[] { 1, -2 }, node.Attributes["floats"]);
        Assert.Equal(new long[] { 3, -4 }, node.Attributes["ints"]);
        Assert.Equal([7, 8], Assert.IsType<OnnxTensor>(node.Attributes["t"]).ToIntegers());
        Assert.Equal([-1, 2], read.Inputs[0].Shape);
    }

    [Fact]
    public void ToBytes_AttributesInAnotherOrder_SameBytes()
    {
        OnnxModel model = SmallModel.Make(), other = SmallModel.Make();
        other.Nodes[1] = other.Nodes[1] with { Attributes = other.Nodes[1].Attributes.Reverse().ToDictionary(pair => pair.Key, pair => pair.Value) };
        Assert.Equal(OnnxFile.ToBytes(model), OnnxFile.ToBytes(other));
    }

    [Theory]
    [InlineData(OnnxType.Float, 4, new byte[] { 0, 0, 128, 63, 0, 0, 0, 192 })]
    [InlineData(OnnxType.Int8, 5, new byte[] { 1, 254 })]
    [InlineData(OnnxType.Int32, 5, new byte[] { 1, 0, 0, 0, 254, 255, 255, 255 })]
    [InlineData(OnnxType.Int64, 7, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 254, 255, 255, 255, 255, 255, 255, 255 })]
    public void Read_TypedElements_BecomeLittleEndianBytes(OnnxType type, int field, byte[] expected)
    {
        foreach (bool packed in new[] { false, true })
        {
            byte[] tensor = Protobuf.Message(output =>
            {
                Protobuf.Integer(output, 1, 2);
                Protobuf.Integer(output, 2, (long)type);
                Protobuf.Bytes(output, 8, Encoding.UTF8.GetBytes("x"));
                if (field == 4)
                    Protobuf.Singles(output, field, [1, -2], packed);
                else
                    Protobuf.Integers(output, field, [1, -2], packed);
            });
            OnnxTensor read = Assert.Single(OnnxFile.FromBytes(Protobuf.Model(tensor), "typed").Initializers);
            Assert.Equal((type, 2), (read.Type, read.Count));
            Assert.Equal(expected, read.Data);
        }
    }

    [SkippableTheory]
    [InlineData("student_S")]
    [InlineData("student_S_qdq")]
    [InlineData("student_M")]
    [InlineData("student_M_qdq")]
    [InlineData("student_L")]
    [InlineData("student_L_qdq")]
    public void Write_ModelOfAnotherProgram_RunsAsBefore(string name)
    {
        byte[] original = File.ReadAllBytes(SharedData.Require($"models/{name}.onnx"));
        OnnxModel model = OnnxFile.FromBytes(original, name);
        byte[] written = OnnxFile.ToBytes(model);
        Assert.Equal(written, OnnxFile.ToBytes(OnnxFile.FromBytes(written, name)));

        VectorSet vectors = RandomVectors.Make(model, 64, 1);
        using OnnxRunner before = new(original, name), after = new(written, name);
        float[] expected = Assert.Single(before.Run(vectors)).Value;
        Assert.True(expected.Distinct().Count() > 32);
        Assert.Equal(expected, Assert.Single(after.Run(vectors)).Value);
    }
}
