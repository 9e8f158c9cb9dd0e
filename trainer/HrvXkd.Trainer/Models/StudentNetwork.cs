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

    /// <inheritdoc/>
    public override void WarmStart(LogisticModel baseline) => WarmStart(baseline, _skip, _head.Bias);

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
        Tensor embedded = _embed.Apply(batch.Tokens);
        Tensor normed = _attentionNorm.Apply(embedded);
        Tensor query = _query.Apply(Newest(normed, batch.Count)).Times(1 / Math.Sqrt(HeadWidth)).view(batch.Count, Heads, 1, HeadWidth);
        Tensor keys = _key.Apply(normed).view(batch.Count, Sequence.Windows, Heads, HeadWidth).permute(0, 2, 3, 1);
        Tensor values = _value.Apply(normed).view(batch.Count, Sequence.Windows, Heads, HeadWidth).permute(0, 2, 1, 3);
        Tensor scores = query.matmul(keys).Plus(View(_lagBias)).Plus(batch.ScoreMask);
        if (!_attends)
            scores = scores.Plus(TorchMath.Create(NewestOnly, 1, 1, 1, Sequence.Windows));
        Tensor mixed = scores.softmax(-1).matmul(values).view(batch.Count, _width);
        Tensor stream = Newest(embedded, batch.Count).Plus(_output.Apply(mixed));
        stream = stream.Plus(_hiddenOut.Apply(_hiddenIn.Apply(_hiddenNorm.Apply(stream)).relu()));
        Tensor feature = _headNorm.Apply(stream);
        return (_head.Apply(feature).addmm(batch.Summary, View(_skip), 1, 1), feature);
    }

    private Tensor Newest(Tensor tokens, int count) => tokens.view(count, Sequence.Windows, _width).select(1, Sequence.Windows - 1);
}
