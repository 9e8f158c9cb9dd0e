// Softmax of Q16.16 rows: the formula of Softmax and ExpNegative with the polynomial in place.
using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes softmax.</summary>
internal static class NanoSoftmax
{
    public static void Write(SoftmaxNode node, NanoStep step)
    {
        NanoBody body = step.Body;
        NanoSource x = step.Source(0, often: true);
        NanoTarget target = step.Target();
        for (int row = 0; row < step.Layer.Count / node.Width; row++)
        {
            string[] elements = x.Elements[(row * node.Width)..((row + 1) * node.Width)];
            body.Set("largest", elements[0]);
            foreach (string element in elements.Skip(1))
            {
                body.Line($"if ({element} > largest)");
                body.Line($"    largest = {element};");
            }

            string[] powers = Array.ConvertAll(elements, element => Power(body, $"(largest - {element})", FormattableString.Invariant($"e{Array.IndexOf(elements, element)}")));
            body.Set("inverse", $"{1L << 62}L / ({string.Join(" + ", powers)})");
            for (int i = 0; i < node.Width; i++)
                target.Put((row * node.Width) + i, ($"({powers[i]} * inverse + {1L << 45}L) >> 46", new Interval(0, FixedPoint.One)));
        }

        x.Release();
    }

    private static string Power(NanoBody body, string distance, string name)
    {
        string log2E = body.Constant(ExpNegative.Log2EQ30), fraction = body.Constant((1L << 30) - 1), one = body.Constant(1);
        string[] factors = [body.Constant(ExpNegative.C4), body.Constant(ExpNegative.C3), body.Constant(ExpNegative.C2), body.Constant(ExpNegative.C1), body.Constant(1L << 30)];
        body.Set("power", $"({distance} * {log2E}) >> 14");
        body.Set("shift", "(int)(power >> 32)", "int");
        body.Set(name, "0L");
        body.Declare("f", "long");
        string polynomial = factors.Aggregate(body.Constant(ExpNegative.C5), (inner, factor) => $"((({inner}) * f) >> 30) + {factor}");
        body.Line("if (shift <= 30)");
        body.Line("{");
        body.Line("    f = (power >> 2) & " + fraction + ";");
        body.Line($"    {name} = ({polynomial} + (({one} << shift) >> 1)) >> shift;");
        body.Line("}");
        return name;
    }
}
