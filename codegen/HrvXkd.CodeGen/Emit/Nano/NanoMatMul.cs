// Products of two edges, one row on the left: each element is read where it lies. Sums that fit an int are int: the int8 operand then needs no
// conversion.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes scores, weighted sums and other small products.</summary>
internal static class NanoMatMul
{
    private const int MostInts = 8;

    public static void Write(MatMulNode node, NanoStep step)
    {
        NanoSource left = step.Source(0, often: node.Columns > 1), right = step.Source(1);
        NanoTarget target = step.Target(node.Requantization.Low, node.Requantization.High);
        bool narrow = node.WorstAccumulator <= int.MaxValue && node.Inner <= MostInts && !right.AreLong;
        Interval sums = new(-node.WorstAccumulator, node.WorstAccumulator);
        for (int batch = 0; batch < node.Batch; batch++)
        {
            string[] factors = [.. Enumerable.Range(batch * node.Inner, node.Inner).Select(k => left.Elements[k])];
            for (int k = 0; narrow && left.AreLong && k < node.Inner; k++)
                factors[k] = step.Body.Set(FormattableString.Invariant($"i{k}"), $"(int){factors[k]}", "int");
            for (int column = 0; column < node.Columns; column++)
            {
                int first = (batch * node.Inner * node.Columns) + column;
                string sum = string.Join(" + ", factors.Select((factor, k) => $"{(narrow || left.AreLong ? "" : "(long)")}{factor} * {right.Elements[first + (k * node.Columns)]}"));
                target.Put((batch * node.Columns) + column, NanoRequantization.Write($"(long)({sum})", sums, 0, node.Requantization, 0, target.Bias));
            }
        }

        left.Release();
    }
}
