using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes elementwise layers by constants without tables.</summary>
internal static class NanoAffine
{
    /// <summary>Writes elements from the first on.</summary>
    public static void Write(AffineNode node, int count, NanoSource source, NanoTarget target)
    {
        for (int i = 0; i < count; i++)
            target.Put(i, NanoRequantization.Write(source.Long(i), node.Inputs[0].Range, -source.Bias, node.Requantization, i, target.Bias));
    }
}
