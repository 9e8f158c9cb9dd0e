// Elementwise operations of two Q16.16 edges, saturating only where the proven ranges reach so far; see FixedPoint.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes operations of two edges.</summary>
internal static class NanoBinary
{
    public static void Write(BinaryNode node, NanoStep step)
    {
        NanoSource a = step.Source(0), b = step.Source(1, often: node.Operation == BinaryOperation.Divide);
        NanoTarget target = step.Target();
        for (int i = 0; i < step.Layer.Count; i++)
            target.Put(i, (Text(node.Operation, a.Long(i), b.Long(i % b.Elements.Length)), Range(node)));
        b.Release();
    }

    // Quotients have operands of 0 or more.
    private static string Text(BinaryOperation operation, string a, string b) => operation switch
    {
        BinaryOperation.Add => $"{a} + {b}",
        BinaryOperation.Subtract => $"{a} - {b}",
        BinaryOperation.Multiply => $"({a} * {b} + 32768L) >> 16",
        _ => $"{b} == 0L ? 0L : (({a} << 17) + {b}) / ({b} + {b})",
    };

    private static Interval Range(BinaryNode node)
    {
        Interval a = node.Inputs[0].Range, b = node.Inputs[1].Range;
        long[] products = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return node.Operation switch
        {
            BinaryOperation.Add => new Interval(a.Low + b.Low, a.High + b.High),
            BinaryOperation.Subtract => new Interval(a.Low - b.High, a.High - b.Low),
            BinaryOperation.Multiply => new Interval((products.Min() + 32768) >> 16, (products.Max() + 32768) >> 16),
            _ => new Interval(0, (a.High << 16) + 1),
        };
    }
}
