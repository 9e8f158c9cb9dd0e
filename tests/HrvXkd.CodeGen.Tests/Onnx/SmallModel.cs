using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Tests.Onnx;

/// <summary>A small model that has every kind of part the format knows here.</summary>
internal static class SmallModel
{
    public static OnnxModel Make()
    {
        OnnxModel model = new() { Name = "small", IrVersion = 9, Opset = 18, Producer = "test" };
        model.Metadata["cohort"] = "synthetic\nsecond line";
        model.OtherOpsets["com.example"] = 2;
        model.Inputs.Add(new OnnxValue("x", OnnxType.Float, [-1, 2]));
        model.Initializers.Add(OnnxTensor.Of("w", [1f, 2, 3, 4], 2, 2));
        model.Initializers.Add(OnnxTensor.Of("shape", [0L, 2], 2));
        model.Nodes.Add(new OnnxNode("first", "MatMul", ["x", "w"], ["first"]));
        model.Nodes.Add(new OnnxNode("second", "Fancy", ["first", ""], ["y", ""])
        {
            Domain = "com.example",
            Attributes = new Dictionary<string, object>
            {
                ["f"] = 1.5f,
                ["i"] = -3L,
                ["s"] = "text",
                ["floats"] = new float[] { 1, -2 },
                ["ints"] = new long[] { 3, -4 },
                ["t"] = OnnxTensor.Of("inner", [(sbyte)7, 8], 2),
            },
        });
        model.Outputs.Add(new OnnxValue("y", OnnxType.Float, [-1, 2]));
        return model;
    }
}
