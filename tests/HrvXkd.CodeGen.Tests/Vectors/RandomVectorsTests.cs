using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Vectors;

public class RandomVectorsTests
{
    [Fact]
    public void Make_Student_IsNormalAfterStandardising()
    {
        StudentWeights weights = RandomStudent.Make(1);
        OnnxModel model = StudentGraph.Build(weights);
        VectorSet vectors = RandomVectors.Make(model, 1600, 3);
        using OnnxRunner runner = new(Watch(model, "standard"));
        float[] standard = runner.Run(vectors, ["standard"])["standard"];

        float[] usual = [.. standard.Where((_, i) => i / 96 % 16 != 15)], wide = [.. standard.Where((_, i) => i / 96 % 16 == 15)];
        Assert.Equal(0, usual.Average(), 0.01);
        Assert.Equal(1, Math.Sqrt(usual.Average(value => value * value)), 0.01);
        Assert.Equal(4, Math.Sqrt(wide.Average(value => value * value)), 0.1);
    }

    [Fact]
    public void Make_Mask_IsBinaryAndKeepsTheNewest()
    {
        float[] valid = RandomVectors.Make(StudentGraph.Build(RandomStudent.Make(1)), 1000, 3).Inputs["valid"];
        Assert.All(valid, value => Assert.True(value is 0 or 1));
        Assert.All(valid.Where((_, i) => i % 8 == 7), value => Assert.Equal(1, value));
        Assert.Equal(0.75, valid.Where((_, i) => i % 8 != 7).Average(), 0.03);
    }

    [Fact]
    public void Make_SameSeed_SameVectorsOtherSeedOthers()
    {
        OnnxModel model = StudentGraph.Build(RandomStudent.Make(1));
        Assert.Equal(RandomVectors.Make(model, 9, 3).Inputs, RandomVectors.Make(model, 9, 3).Inputs);
        Assert.NotEqual(RandomVectors.Make(model, 9, 3).Inputs["features"], RandomVectors.Make(model, 9, 4).Inputs["features"]);
    }

    [Fact]
    public void Make_PlainInput_IsNormal()
    {
        float[] values = RandomVectors.Make(SmallModel.Make(), 15, 5).Inputs["x"];
        Assert.Equal(30, values.Length);
        Assert.All(values, value => Assert.InRange(value, -6, 6));
    }

    [Fact]
    public void Make_FreeInnerSize_Refuses()
    {
        OnnxModel model = SmallModel.Make();
        model.Inputs[0] = new OnnxValue("x", OnnxType.Float, [-1, -1]);
        Assert.StartsWith("HRVG034", Assert.Throws<CodeGenException>(() => RandomVectors.Make(model, 1, 1)).Message, StringComparison.Ordinal);
    }

    private static OnnxModel Watch(OnnxModel model, string edge)
    {
        model.Outputs.Add(new OnnxValue(edge, OnnxType.Float, [-1, 8, 12]));
        return model;
    }
}
