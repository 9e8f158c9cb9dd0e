// The student in Torch, for training; see StudentForward for the formulas and StudentWeights for the shapes.

using HrvXkd.Core;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>Streaming cross-window attention: only the newest window asks.</summary>
internal sealed class StudentNetwork : Network
{
    private const int Width = StudentWeights.Width;
    private const int Heads = StudentWeights.Heads;
    private const int HeadWidth = Width / Heads;

    private readonly Dense _embed, _query, _key, _value, _output, _hiddenIn, _hiddenOut, _head;
    private readonly Norm _attentionNorm, _hiddenNorm, _headNorm;
    private readonly int _lagBias, _skip;

    /// <summary>Declares the layers.</summary>
    public StudentNetwork()
    {
        _embed = AddDense("embed", Sequence.Features, Width);
        _attentionNorm = AddNorm("attentionNorm", Width);
        _query = AddDense("query", Width, Width);
        _key = AddDense("key", Width, Width);
        _value = AddDense("value", Width, Width);
        _lagBias = Add("lagBias", Start.Zero, Heads, 1, Sequence.Windows);
        _output = AddDense("output", Width, Width);
        _hiddenNorm = AddNorm("hiddenNorm", Width);
        _hiddenIn = AddDense("hiddenIn", Width, StudentWeights.Hidden);
        _hiddenOut = AddDense("hiddenOut", StudentWeights.Hidden, Width);
        _headNorm = AddNorm("headNorm", Width);
        _head = AddDense("head", Width, 1, Start.Zero);
        _skip = Add(SkipName, Start.Zero, ModelInput.SummaryWidth, 1);
    }

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
        Tensor mixed = scores.softmax(-1).matmul(values).view(batch.Count, Width);
        Tensor stream = Newest(embedded, batch.Count).Plus(_output.Apply(mixed));
        stream = stream.Plus(_hiddenOut.Apply(_hiddenIn.Apply(_hiddenNorm.Apply(stream)).relu()));
        Tensor feature = _headNorm.Apply(stream);
        return (_head.Apply(feature).addmm(batch.Summary, View(_skip), 1, 1), feature);
    }

    private static Tensor Newest(Tensor tokens, int count) => tokens.view(count, Sequence.Windows, Width).select(1, Sequence.Windows - 1);
}
