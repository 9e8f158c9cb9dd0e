// A peer that computes something else is not a peer. The teacher's ONNX file runs in OnnxRuntime on subjects that it never saw, and its
// logits must be those that Torch gave for them in training.

using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Speed;

/// <summary>Compares the teacher in OnnxRuntime with what training said.</summary>
internal static class PeerCheck
{
    /// <summary>Largest difference of a logit: sums in float, in another order.</summary>
    public const double Bound = 1e-4;

    /// <summary>Largest difference of the mean logit of a held-out subject.</summary>
    /// <param name="teacher">The teacher of the first fold.</param>
    /// <param name="data">All sequences.</param>
    /// <param name="heldOut">Sequences held out from it, whole subjects.</param>
    /// <param name="subjectLogit">What Torch said of each subject, shape [Groups].</param>
    /// <exception cref="InvalidOperationException">It is above <see cref="Bound"/>: a time of this model would say nothing.</exception>
    public static double Run(OnnxModel teacher, SequenceSet data, int[] heldOut, IReadOnlyList<double> subjectLogit)
    {
        VectorSet vectors = SequenceVectors.Of(data, heldOut).ToVectorSet();
        using OnnxRunner runner = new(teacher);
        float[] logit = runner.Run(vectors, [StudentGraph.Logit])[StudentGraph.Logit];
        double worst = Enumerable.Range(0, heldOut.Length).GroupBy(i => data.Group[heldOut[i]])
            .Max(subject => Math.Abs(subject.Average(i => (double)logit[i]) - subjectLogit[subject.Key]));
        return worst <= Bound ? worst
            : throw new InvalidOperationException(FormattableString.Invariant($"teacher in OnnxRuntime differs from Torch by {worst:G3}, allowed is {Bound:G3}: its time was not taken"));
    }
}
