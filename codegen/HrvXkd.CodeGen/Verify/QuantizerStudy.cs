using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Turns each quantizer on alone and off alone. Runs in OnnxRuntime, from which the integer program differs by ties only.</summary>
internal static class QuantizerStudy
{
    /// <summary>Measures.</summary>
    /// <param name="model">QDQ model.</param>
    /// <param name="floatModel">The float model it came from; without it weights are not studied.</param>
    /// <param name="vectors">The vectors.</param>
    /// <param name="decisionLogit">Threshold of decisions.</param>
    /// <returns>All quantizers together first, then one by one.</returns>
    public static IReadOnlyList<QuantizerEffect> Run(OnnxModel model, OnnxModel? floatModel, VectorSet vectors, double decisionLogit)
    {
        QuantizerSwitches switches = new(model, floatModel);
        double[] without = Logits(switches.Make(_ => false), vectors);
        Comparison Against(Func<int, bool> isOn) => Comparison.OfFinite(without, Logits(switches.Make(isOn), vectors), decisionLogit);
        List<QuantizerEffect> effects = [];
        if (switches.All.Count == 0)
            return effects;
        Comparison all = Against(_ => true);
        effects.Add(new QuantizerEffect("all", "", all.SqnrDb, all.FlipsPercent, Comparison.BestSqnrDb, 0));
        for (int i = 0; i < switches.All.Count; i++)
        {
            int which = i;
            Comparison on = Against(other => other == which), off = Against(other => other != which);
            effects.Add(new QuantizerEffect(switches.All[i].Name, switches.All[i].Kind, on.SqnrDb, on.FlipsPercent, off.SqnrDb, off.FlipsPercent));
        }

        return effects;
    }

    private static double[] Logits(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return Array.ConvertAll(runner.Run(vectors, [model.Outputs[0].Name])[model.Outputs[0].Name], value => (double)value);
    }
}
