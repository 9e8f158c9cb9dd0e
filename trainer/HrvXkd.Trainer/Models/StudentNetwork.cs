// The student in Torch, for training; see StudentForward for the formulas and StudentWeights for the shapes.

using HrvXkd.Core;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>Streaming cross-window attention: only the newest window asks.</summary>
internal sealed class StudentNetwork : Network
{
    private const int Heads = StudentWeights.Heads;

    private static readonly float[] NewestOnly = [.. Enumerable.Range(0, Sequence.Windows).Select(t => t == Sequence.Windows - 1 ? 0 : StudentForward.MaskedScore)];

    private readonly int _width;
    private readonly bool _attends;
    private readonly Dense _embed, _query, _key, _value, _output, _hiddenIn, _hiddenOut, _head;
    private readonly Norm _attentionNorm, _hiddenNorm, _headNorm;
    private readonly int _lagBias, _skip;

    /// <summary>Declares the layers.</summary>
    /// <param name="width">Width of a token, a multiple of the heads.</param>
    /// <param name="attends">False for an ablation in which the newest window sees itself alone.</param>
    public StudentNetwork(int width = StudentWeights.DefaultWidth, bool attends = true)
    {
        _width = width;
        _attends = attends;
        _embed = AddDense("embed", Sequence.Features, width);
        _attentionNorm = AddNorm("attentionNorm", width);
        _query = AddDense("query", width, width);
        _key = AddDense("key", width, width);
        _value = AddDense("value", width, width);
        _lagBias = Add("lagBias", Start.Zero, Heads, 1, Sequence.Windows);
        _output = AddDense("output", width, width);
        _hiddenNorm = AddNorm("hiddenNorm", width);
        _hiddenIn = AddDense("hiddenIn", width, 2 * width);
        _hiddenOut = AddDense("hiddenOut", 2 * width, width);
        _headNorm = AddNorm("headNorm", width);
        _head = AddDense("head", width, 1, Start.Zero);
        _skip = Add(SkipName, Start.Zero, ModelInput.SummaryWidth, 1);
    }

    private int HeadWidth => _width / Heads;

    /// <summary>Multiply-accumulates of a student for one new window, from the shapes: products, attention, level and trend of the skip; not norms.</summary>
    /// <param name="width">Width of a token.</param>
    public static int MacsOf(int width)
    {
        const int Windows = Sequence.Windows, SkipColumns = 2;
        int products = width * (Sequence.Features + (4 * width) + (2 * 2 * width) + 1);
        int mixing = 2 * Windows * width;
        int skip = SkipColumns * (Sequence.Features + (2 * Windows));
        return products + mixing + skip;
    }

    /// <inheritdoc/>
    public override void WarmStart(LogisticModel baseline) => WarmStart(baseline, _skip, _head.Bias);

    /// <summary>Takes the weights of a trained student of the same width.</summary>
    /// <param name="w">The student.</param>
    public void Import(StudentWeights w)
    {
        (int Parameter, float[] Values)[] all =
        [
            (_embed.Weight, w.EmbedWeight), (_embed.Bias, w.EmbedBias), (_attentionNorm.Gain, w.AttentionNormGain), (_attentionNorm.Bias, w.AttentionNormBias),
            (_query.Weight, w.QueryWeight), (_query.Bias, w.QueryBias), (_key.Weight, w.KeyWeight), (_key.Bias, w.KeyBias),
            (_value.Weight, w.ValueWeight), (_value.Bias, w.ValueBias), (_lagBias, w.LagBias), (_output.Weight, w.OutputWeight), (_output.Bias, w.OutputBias),
            (_hiddenNorm.Gain, w.HiddenNormGain), (_hiddenNorm.Bias, w.HiddenNormBias), (_hiddenIn.Weight, w.HiddenInWeight), (_hiddenIn.Bias, w.HiddenInBias),
            (_hiddenOut.Weight, w.HiddenOutWeight), (_hiddenOut.Bias, w.HiddenOutBias), (_headNorm.Gain, w.HeadNormGain), (_headNorm.Bias, w.HeadNormBias),
            (_head.Weight, w.HeadWeight), (_head.Bias, w.HeadBias), (_skip, [.. w.SkipMean, .. w.SkipSlope]),
        ];
        foreach ((int parameter, float[] values) in all)
            values.CopyTo(ValuesOf(parameter));
    }

    /// <summary>The weights as plain arrays.</summary>
    /// <param name="scale">Scaling of the features the network was trained with.</param>
    public StudentWeights Export(Standardizer scale)
    {
        float[] Of(int parameter) => ValuesOf(parameter).ToArray();
        float[] skip = Of(_skip);
        return new StudentWeights
        {
            Mean = scale.Mean,
            InverseDeviation = scale.InverseDeviation,
            EmbedWeight = Of(_embed.Weight),
            EmbedBias = Of(_embed.Bias),
            AttentionNormGain = Of(_attentionNorm.Gain),
            AttentionNormBias = Of(_attentionNorm.Bias),
            QueryWeight = Of(_query.Weight),
            QueryBias = Of(_query.Bias),
            KeyWeight = Of(_key.Weight),
            KeyBias = Of(_key.Bias),
            ValueWeight = Of(_value.Weight),
            ValueBias = Of(_value.Bias),
            LagBias = Of(_lagBias),
            OutputWeight = Of(_output.Weight),
            OutputBias = Of(_output.Bias),
            HiddenNormGain = Of(_hiddenNorm.Gain),
            HiddenNormBias = Of(_hiddenNorm.Bias),
            HiddenInWeight = Of(_hiddenIn.Weight),
            HiddenInBias = Of(_hiddenIn.Bias),
            HiddenOutWeight = Of(_hiddenOut.Weight),
            HiddenOutBias = Of(_hiddenOut.Bias),
            HeadNormGain = Of(_headNorm.Gain),
            HeadNormBias = Of(_headNorm.Bias),
            HeadWeight = Of(_head.Weight),
            HeadBias = Of(_head.Bias),
            SkipMean = skip[..Sequence.Features],
            SkipSlope = skip[Sequence.Features..],
        };
    }

    /// <inheritdoc/>
    protected override (Tensor Logit, Tensor Feature) Compute(Batch batch)
    {
        Tensor embedded = _embed.Apply(Rounded(batch.Tokens, "z"));
        Tensor normed = Rounded(_attentionNorm.Apply(embedded), "attention.norm");
        Tensor query = Rounded(_query.Apply(Newest(normed, batch.Count)).Times(1 / Math.Sqrt(HeadWidth)), "query").view(batch.Count, Heads, 1, HeadWidth);
        Tensor keys = Rounded(_key.Apply(normed), "key").view(batch.Count, Sequence.Windows, Heads, HeadWidth).permute(0, 2, 3, 1);
        Tensor values = Rounded(_value.Apply(normed), "value").view(batch.Count, Sequence.Windows, Heads, HeadWidth).permute(0, 2, 1, 3);
        Tensor scores = query.matmul(keys).Plus(View(_lagBias)).Plus(batch.ScoreMask);
        if (!_attends)
            scores = scores.Plus(TorchMath.Create(NewestOnly, 1, 1, 1, Sequence.Windows));
        Tensor mixed = scores.softmax(-1).matmul(values).view(batch.Count, _width);
        Tensor stream = Newest(embedded, batch.Count).Plus(_output.Apply(Rounded(mixed, "context.product")));
        Tensor hidden = _hiddenIn.Apply(Rounded(_hiddenNorm.Apply(stream), "hidden.norm")).relu();
        stream = stream.Plus(_hiddenOut.Apply(Rounded(hidden, "hidden.in")));
        Tensor feature = _headNorm.Apply(stream);
        return (_head.Apply(Rounded(feature, "head.norm")).addmm(batch.Summary, View(_skip), 1, 1), feature);
    }

    private Tensor Newest(Tensor tokens, int count) => tokens.view(count, Sequence.Windows, _width).select(1, Sequence.Windows - 1);
}
