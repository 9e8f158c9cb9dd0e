using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Tests.Emit;

/// <summary>Emitted streams beside the reference.</summary>
internal static class Streams
{
    /// <summary>Sequences whose last logit is the same bit for bit.</summary>
    public static int CountEqual(ReferenceModel reference, IRiskModel emitted, RiskVectors vectors)
    {
        int equal = 0;
        int[] window = new int[12];
        for (int i = 0; i < vectors.Count; i++)
        {
            int logit = 0;
            for (int w = 0; w < 8; w++)
            {
                vectors.Features(i).Slice(w * 12, 12).CopyTo(window);
                logit = emitted.Push(window, vectors.Mask(i)[w] != 0);
            }

            equal += logit == reference.Run(vectors.Features(i), vectors.Mask(i)) ? 1 : 0;
        }

        return equal;
    }
}
