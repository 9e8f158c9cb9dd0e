// Layer norm of one row whose range is proven so narrow that LayerNorm drops no bits: with D elements and their sum s, the centred element
// is D x - s, the sum of its squares over D is D sum x^2 - s^2 exactly, and (D x - s) r is x (D r) - s r.
using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes layer norms.</summary>
internal static class NanoLayerNorm
{
    public static void Write(LayerNormNode node, NanoStep step)
    {
        NanoBody body = step.Body;
        NanoSource x = step.Source(0, often: true);
        NanoTarget target = step.Target(node.Requantization.Low, node.Requantization.High);
        string width = body.Constant(node.Width);
        body.Set("sum", string.Join(" + ", x.Elements.Select((_, i) => x.Long(i))));
        body.Set("squares", string.Join(" + ", x.Elements.Select((element, i) => $"{x.Long(i)} * {element}")));
        body.Declare("halfBits", "int");
        body.Set("reciprocal", $"ReciprocalSquareRoot.Mantissa({width} * squares - sum * sum{NanoLiteral.Plus(node.Epsilon)}, out halfBits)");
        body.Set("shift", FormattableString.Invariant($"{60 - LayerNorm.NormalBits} - halfBits"), "int");
        body.Set("offset", "(1L << (shift - 1)) - sum * reciprocal");
        body.Set("slope", $"reciprocal * {width}");
        long largest = (long)Math.Ceiling((Math.Sqrt(node.Width) * Math.ScaleB(1, LayerNorm.NormalBits) * (1 + 1e-6)) + 1);
        for (int i = 0; i < node.Width; i++)
            target.Put(i, NanoRequantization.Write($"((({x.Long(i)} * slope) + offset) >> shift)", new Interval(-largest, largest), 0, node.Requantization, i, target.Bias));
        x.Release();
    }
}
