using HrvXkd.CodeGen.Vectors;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Models;

public class NetworkTests
{
    private readonly SequenceSet _data = FeatureCohort.Make(60, 10, seed: 3);
    private readonly Standardizer _scale;
    private readonly ModelInput _input;
    private readonly int[] _all;

    public NetworkTests()
    {
        _all = [.. Enumerable.Range(0, _data.Count)];
        _scale = Standardizer.Fit(_data, _all);
        _input = ModelInput.From(_data, _scale);
    }

    [Fact]
    public void Student_RandomWeights_TorchEqualsPlainForwardAndOnnx()
    {
        using StudentNetwork network = Drawn.Network(new StudentNetwork(), seed: 4);
        float[] torch = TrainingLoop.Predict(network, _input, _all).Logit;
        StudentWeights weights = network.Export(_scale);
        StudentForward plain = new(weights);
        using OnnxRunner runner = new(StudentGraph.Build(weights));
        float[] onnx = runner.Run(new VectorSet(_data.Count, new Dictionary<string, float[]>
        {
            ["features"] = Array.ConvertAll(_data.FeaturesQ16, q => q / 65536f),
            ["valid"] = _input.Valid,
        }))["logit"];

        Assert.Contains(_data.Valid, v => v == 0);
        Assert.True(torch.Max() - torch.Min() > 0.5, "the logits hardly differ");
        float[] attention = new float[8];
        foreach (int s in _all)
        {
            double logit = plain.Run(_data.FeaturesQ16.AsSpan(s * 96, 96), _input.Valid.AsSpan(s * 8, 8), attention);
            Assert.Equal(logit, torch[s], 1e-5);
            Assert.Equal(logit, onnx[s], 2e-5);
            Assert.Equal(1, attention.Sum(), 1e-5f);
            for (int t = 0; t < 8; t++)
                Assert.Equal(_data.Valid[(s * 8) + t] == 0, attention[t] == 0);
        }
    }

    [Fact]
    public void TeacherGraph_EnsembleOfTwo_EqualsTheMeanOfTheTorchNetworks()
    {
        using TeacherNetwork first = Drawn.Network(new TeacherNetwork(), seed: 4), second = Drawn.Network(new TeacherNetwork(), seed: 5);
        float[] one = TrainingLoop.Predict(first, _input, _all).Logit, two = TrainingLoop.Predict(second, _input, _all).Logit;
        using OnnxRunner runner = new(TeacherGraph.Build(_scale, [first.ExportValues(), second.ExportValues()]));
        float[] onnx = runner.Run(new VectorSet(_data.Count, new Dictionary<string, float[]>
        {
            ["features"] = Array.ConvertAll(_data.FeaturesQ16, q => q / 65536f),
            ["valid"] = _input.Valid,
        }))["logit"];

        Assert.True(one.Zip(two, (a, b) => Math.Abs(a - b)).Max() > 0.1, "the members hardly differ");
        Assert.All(_all, s => Assert.Equal((one[s] + two[s]) / 2, onnx[s], 5e-5f));
    }

    [Fact]
    public void Teacher_MaskedWindows_DoNotReachTheLogit()
    {
        using TeacherNetwork network = Drawn.Network(new TeacherNetwork(), seed: 5);
        float[] before = TrainingLoop.Predict(network, _input, _all).Logit;
        int changed = 0;
        for (int window = 0; window < _input.Valid.Length; window++)
            if (_input.Valid[window] == 0)
            {
                _input.Tokens.AsSpan(window * 12, 12).Fill(3);
                changed++;
            }

        Assert.True(changed > 20);
        Assert.Equal(before, TrainingLoop.Predict(network, _input, _all).Logit);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WarmStart_Untrained_EqualsTheBaseline(bool teacher)
    {
        LogisticModel baseline = new([.. Enumerable.Range(1, 12).Select(i => 0.1 * i)], [.. Enumerable.Range(1, 12).Select(i => -0.3 * i)], 0.7);
        using Network network = teacher ? new TeacherNetwork() : new StudentNetwork();
        network.Initialise(6);
        network.WarmStart(baseline);

        float[] logits = TrainingLoop.Predict(network, _input, _all).Logit;

        foreach (int s in _all)
            Assert.Equal(baseline.Logit(_input, s), logits[s], 1e-5);
    }

    [Fact]
    public void Costs_FromShapes_AreThoseOfTheDesign()
    {
        using TeacherNetwork teacher = new();
        using StudentNetwork student = new();
        StudentWeights weights = Drawn.Network(student, seed: 7).Export(_scale);
        int exported = typeof(StudentWeights).GetProperties().Where(p => p.PropertyType == typeof(float[]))
            .Where(p => p.Name is not ("Mean" or "InverseDeviation"))
            .Sum(p => ((float[])p.GetValue(weights)!).Length);

        // Embedding 832, positions 512, two blocks of 33,472, norm 128, pooling 8,256, head 65, skip 24.
        Assert.Equal(76_761, teacher.WeightCount);
        Assert.Equal(2_521, student.WeightCount);
        Assert.Equal(exported, student.WeightCount);
        Assert.Equal(555_192, teacher.Macs);
        Assert.True(student.WeightCount < 0.05 * teacher.WeightCount);
    }
}
