// The student's loss, with z_s and z_t the logits of student and teacher and f_s, f_t their features:
//   (1 - lambda) BCE(z_s, y) + lambda T^2 BCE(z_s / T, sigmoid(z_t / T)) + beta mean (LN(W f_s) - LN(f_t))^2
// after Hinton et al. 2015, and Romero et al. 2015 for the features. The answers are out of fold (Dao et al. 2021): each sequence was
// judged by a teacher that never saw its group. Several teachers therefore answer, each in a basis of its own, hence one W for each;
// they are trained with the student and then discarded. beta falls linearly to 0.

using HrvXkd.Trainer.Models;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Training;

/// <summary>Loss of one student.</summary>
internal sealed class Distillation : IDisposable
{
    private readonly byte[] _label;
    private readonly TeacherAnswers? _answers;
    private readonly DistillationWeights _weights;
    private readonly Projection? _projection;

    /// <summary>Prepares the loss.</summary>
    /// <param name="label">Label of each sequence.</param>
    /// <param name="answers">Of the teachers; null if the student learns from labels alone.</param>
    /// <param name="weights">Shares of the loss.</param>
    /// <param name="width">Width of the student.</param>
    /// <param name="seed">Draws the projections.</param>
    public Distillation(byte[] label, TeacherAnswers? answers, DistillationWeights weights, int width, int seed)
    {
        _label = label;
        _answers = answers;
        _weights = weights;
        if (weights.Beta > 0 && answers is not null)
            _projection = new Projection(answers.Sources, width, seed);
    }

    /// <summary>What is trained beside the student and then discarded.</summary>
    public ParameterSet? Discarded => _projection;

    /// <summary>Cross-entropy against the labels, the loss of a model without a teacher.</summary>
    /// <param name="label">Label of each sequence.</param>
    /// <param name="batch">The sequences.</param>
    /// <param name="logit">Shape [N, 1].</param>
    public static Tensor HardLoss(byte[] label, Batch batch, Tensor logit) =>
        nn.functional.binary_cross_entropy_with_logits(logit, Column(batch, s => label[s]));

    /// <summary>The loss of one batch.</summary>
    /// <param name="batch">The sequences.</param>
    /// <param name="logit">The student's, shape [N, 1].</param>
    /// <param name="feature">The student's, shape [N, width].</param>
    /// <param name="share">Share of the training that is done, 0..1.</param>
    public Tensor Loss(Batch batch, Tensor logit, Tensor feature, double share)
    {
        if (_answers is not { } answers)
            return HardLoss(_label, batch, logit);
        double t = _weights.Temperature;
        Tensor answer = Column(batch, s => (float)(1 / (1 + Math.Exp(-answers.Logit[s] / t))));
        Tensor soft = nn.functional.binary_cross_entropy_with_logits(logit.Times(1 / t), answer);
        Tensor loss = HardLoss(_label, batch, logit).Times(1 - _weights.Lambda).Plus(soft.Times(_weights.Lambda * t * t));
        return _projection is null ? loss : loss.Plus(Mimicry(_projection, answers, batch, feature).Times(_weights.Beta * (1 - share)));
    }

    /// <inheritdoc/>
    public void Dispose() => _projection?.Dispose();

    private static Tensor Mimicry(Projection projection, TeacherAnswers answers, Batch batch, Tensor feature)
    {
        const int Width = TeacherNetwork.Width;
        float[] source = new float[batch.Count * answers.Sources];
        for (int i = 0; i < batch.Count; i++)
            source[(i * answers.Sources) + answers.Source[batch.Sequences[i]]] = 1;
        Tensor own = projection.Project(feature, TorchMath.Create(source, batch.Count, 1, answers.Sources));
        Tensor theirs = TorchMath.Create(Batch.Rows(answers.Feature, Width, batch.Sequences), batch.Count, Width);
        Tensor difference = nn.functional.layer_norm(own, [Width]).sub(nn.functional.layer_norm(theirs, [Width]));
        return difference.mul(difference).mean();
    }

    private static Tensor Column(Batch batch, Func<int, float> value) =>
        TorchMath.Create(Array.ConvertAll(batch.Sequences, s => value(s)), batch.Count, 1);
}
