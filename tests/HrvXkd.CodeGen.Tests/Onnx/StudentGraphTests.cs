using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;
using Xunit.Abstractions;

namespace HrvXkd.CodeGen.Tests.Onnx;

public class StudentGraphTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Build_RandomWeights_EqualsPlainForwardPass(int seed)
    {
        StudentWeights weights = RandomStudent.Make(seed);
        VectorSet vectors = StudentVectors.Make(weights, 300, seed);
        using OnnxRunner runner = new(StudentGraph.Build(weights));
        float[] logits = runner.Run(vectors)["logit"];

        double worst = 0, largest = 0;
        for (int i = 0; i < vectors.Count; i++)
        {
            double expected = StudentOracle.Logit(weights, vectors.Inputs["features"].AsSpan(i * 96, 96), vectors.Inputs["valid"].AsSpan(i * 8, 8));
            worst = Math.Max(worst, Math.Abs(expected - logits[i]));
            largest = Math.Max(largest, Math.Abs(expected));
        }

        output.WriteLine($"largest difference {worst:G3}, largest logit {largest:G3}");
        Assert.True(largest > 0.5, $"logits are all near 0: {largest}");
        Assert.True(worst < 2e-5, $"largest difference {worst:G3}");
    }

    [Fact]
    public void Build_MaskedWindows_DoNotReachTheLogit()
    {
        StudentWeights weights = RandomStudent.Make(4);
        VectorSet vectors = StudentVectors.Make(weights, 200, 4);
        VectorSet changed = vectors.Select([.. Enumerable.Range(0, vectors.Count)]);
        int replaced = 0;
        for (int window = 0; window < vectors.Count * 8; window++)
        {
            if (vectors.Inputs["valid"][window] != 0)
                continue;
            changed.Inputs["features"].AsSpan(window * 12, 12).Fill(replaced++ % 2 == 0 ? 1e6f : -1e6f);
        }

        using OnnxRunner runner = new(StudentGraph.Build(weights));
        float[] before = runner.Run(vectors)["logit"], after = runner.Run(changed)["logit"];
        Assert.True(replaced > 100);
        for (int i = 0; i < before.Length; i++)
            Assert.Equal(before[i], after[i], 2e-5f);
    }

    [Fact]
    public void Build_SameWeights_SameBytes() =>
        Assert.Equal(OnnxFile.ToBytes(StudentGraph.Build(RandomStudent.Make(5))), OnnxFile.ToBytes(StudentGraph.Build(RandomStudent.Make(5))));

    [Fact]
    public void Build_WrongLength_SaysWhich()
    {
        StudentWeights weights = RandomStudent.Make(6, lags: 3);
        ArgumentException fault = Assert.Throws<ArgumentException>(() => StudentGraph.Build(weights));
        Assert.Contains("LagBias has 3 values, expected 16", fault.Message, StringComparison.Ordinal);
    }
}
