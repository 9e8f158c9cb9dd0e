using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes sums over an axis.</summary>
internal static class NanoReduce
{
    public static void Write(ReduceSumNode node, NanoStep step)
    {
        NanoSource x = step.Source(0);
        NanoTarget target = step.Target();
        Interval range = new(node.Inputs[0].Range.Low * node.Length, node.Inputs[0].Range.High * node.Length);
        for (int i = 0; i < step.Layer.Count; i++)
        {
            int first = (i / node.Inner * node.Length * node.Inner) + (i % node.Inner);
            target.Put(i, (string.Join(" + ", Enumerable.Range(0, node.Length).Select(t => x.Long(first + (t * node.Inner)))), range));
        }
    }
}
