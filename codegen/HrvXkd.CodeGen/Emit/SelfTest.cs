using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Reference;
using HrvXkd.Core;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Emit;

/// <summary>The known-answer test of a model: ranges of inputs that reach it, and what the reference answers.</summary>
/// <param name="Centre">Middle of each feature, Q16.16.</param>
/// <param name="Spread">Half width of each feature's range, Q16.16.</param>
/// <param name="Logits">Last logit of each sequence.</param>
/// <param name="Hash">Hash of all logits.</param>
internal sealed record SelfTest(int[] Centre, int[] Spread, int[] Logits, int Hash)
{
    // Standard deviations covered by the test inputs.
    private const double Deviations = 3;

    /// <summary>Plans the test.</summary>
    public static SelfTest Plan(ReferenceModel reference)
    {
        (int[] centre, int[] spread) = Ranges(reference.Graph);
        int[] logits = new int[KnownAnswer.Sequences];
        int hash = KnownAnswer.Run(new ReferenceStream(reference), centre, spread, logits);
        return new SelfTest(centre, spread, logits, hash);
    }

    /// <summary>Ranges of inputs. The first layer standardises: its zero is the feature's mean and its slope the inverse deviation.</summary>
    public static (int[] Centre, int[] Spread) Ranges(IntegerGraph graph)
    {
        int[] centre = new int[Sequence.Features], spread = new int[Sequence.Features];
        Edge features = RiskInputs.Of(graph).Features;
        Requantization? first = graph.Nodes.OfType<AffineNode>().FirstOrDefault(node => node.Inputs[0] == features)?.Requantization;
        for (int i = 0; i < Sequence.Features; i++)
        {
            double multiplier = first?.Multiplier[i % first.Channels] ?? 0;
            int shift = first?.Shift[i % first.Channels] ?? 0;
            double steps = multiplier == 0 ? FixedPoint.One : Math.Abs(Math.ScaleB(Deviations * FixedPoint.One, shift) / multiplier);
            centre[i] = multiplier == 0 ? 0 : (int)Math.Clamp(Math.Round(-first!.Bias[i % first.Channels] / multiplier), -(1 << 30), 1 << 30);
            spread[i] = (int)Math.Clamp(Math.Round(steps), 1, 1 << 30);
        }

        return (centre, spread);
    }
}
