// The teacher: pre-LN transformer over the 8 windows. Tokens get a learned position; two blocks of 4-head attention and a GELU
// feed-forward layer follow; the mean of the valid windows and late minus early half are pooled into 64 features, and the logit is read
// from them plus a linear skip on level and trend. Masked windows are neither attended to nor pooled.

using HrvXkd.Core;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>The network the student learns from.</summary>
internal sealed class TeacherNetwork : Network
{
    /// <summary>Width of a token and of the features that the student may mimic.</summary>
    public const int Width = 64;

    /// <summary>Blocks.</summary>
    public const int Layers = 2;

    /// <summary>Attention heads.</summary>
    public const int Heads = 4;

    private const int HeadWidth = Width / Heads;
    private const int Hidden = 128;
    private const string HeadName = "head";

    private readonly Dense _embed, _pool, _head;
    private readonly Block[] _blocks;
    private readonly Norm _norm;
    private readonly int _position, _skip;

    /// <summary>Declares the layers.</summary>
    public TeacherNetwork()
    {
        _embed = AddDense("embed", Sequence.Features, Width);
        _position = Add("position", Start.Zero, Sequence.Windows, Width);
        _blocks = [.. Enumerable.Range(0, Layers).Select(AddBlock)];
        _norm = AddNorm("norm", Width);
        _pool = AddDense("pool", 2 * Width, Width);
        _head = AddDense(HeadName, Width, 1, Start.Zero);
        _skip = Add(SkipName, Start.Zero, ModelInput.SummaryWidth, 1);
    }

    /// <summary>Multiply-accumulates for one new window, from the shapes: products, attention, trend, skip; not norms and activations.</summary>
    public int Macs =>
        (Sequence.Windows * (_embed.Macs + _blocks.Sum(b => b.Macs)))
        + (Layers * 2 * Sequence.Windows * Sequence.Windows * Width) // scores and mixtures: every window asks
        + _pool.Macs + _head.Macs
        + (Sequence.Windows * Sequence.Features) + ModelInput.SummaryWidth; // trend and skip

    /// <inheritdoc/>
    public override void WarmStart(LogisticModel baseline) => WarmStart(baseline, _skip, _head.Bias);

    /// <summary>Weights between those of the warm start and those trained; what is not linear in the logit stays as it was trained.</summary>
    /// <param name="weights">Trained, by name.</param>
    /// <param name="baseline">The baseline they started from.</param>
    /// <param name="share">0 for the baseline's logits, 1 for the trained.</param>
    public static Dictionary<string, float[]> TowardsBaseline(Dictionary<string, float[]> weights, LogisticModel baseline, double share)
    {
        double[] skip = [.. baseline.Level, .. baseline.Trend];
        return new(weights, StringComparer.Ordinal)
        {
            [SkipName] = [.. weights[SkipName].Zip(skip, Mix)],
            [HeadName + ".weight"] = [.. weights[HeadName + ".weight"].Select(w => Mix(w, 0))],
            [HeadName + ".bias"] = [.. weights[HeadName + ".bias"].Select(b => Mix(b, baseline.Bias))],
        };

        float Mix(float trained, double start) => (float)(start + (share * (trained - start)));
    }

    /// <inheritdoc/>
    protected override (Tensor Logit, Tensor Feature) Compute(Batch batch)
    {
        int rows = batch.Count * Sequence.Windows;
        Tensor stream = _embed.Apply(batch.Tokens).view(batch.Count, Sequence.Windows, Width).Plus(View(_position)).view(rows, Width);
        foreach (Block block in _blocks)
        {
            stream = stream.Plus(Attend(block, batch, stream));
            stream = stream.Plus(block.HiddenOut.Apply(block.HiddenIn.Apply(block.HiddenNorm.Apply(stream)).gelu()));
        }

        Tensor windows = _norm.Apply(stream).view(batch.Count, Sequence.Windows, Width);
        Tensor feature = _pool.Apply(batch.Pool.bmm(windows).view(batch.Count, 2 * Width)).gelu();
        return (_head.Apply(feature).addmm(batch.Summary, View(_skip), 1, 1), feature);
    }

    private static Tensor Attend(Block block, Batch batch, Tensor stream)
    {
        Tensor packed = block.Packed.Apply(block.AttentionNorm.Apply(stream))
            .view(batch.Count, Sequence.Windows, 3, Heads, HeadWidth).permute(2, 0, 3, 1, 4);
        Tensor mixed = nn.functional.scaled_dot_product_attention(
            packed.select(0, 0), packed.select(0, 1), packed.select(0, 2), batch.ScoreMask);
        return block.Output.Apply(mixed.transpose(1, 2).reshape(batch.Count * Sequence.Windows, Width));
    }

    private Block AddBlock(int index) => new(
        AddNorm($"block{index}.attentionNorm", Width),
        AddDense($"block{index}.queryKeyValue", Width, 3 * Width),
        AddDense($"block{index}.output", Width, Width),
        AddNorm($"block{index}.hiddenNorm", Width),
        AddDense($"block{index}.hiddenIn", Width, Hidden),
        AddDense($"block{index}.hiddenOut", Hidden, Width));

    private sealed record Block(Norm AttentionNorm, Dense Packed, Dense Output, Norm HiddenNorm, Dense HiddenIn, Dense HiddenOut)
    {
        public int Macs => Packed.Macs + Output.Macs + HiddenIn.Macs + HiddenOut.Macs;
    }
}
