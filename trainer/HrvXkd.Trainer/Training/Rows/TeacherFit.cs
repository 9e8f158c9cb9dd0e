using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>One trained teacher: what it says about every sequence.</summary>
/// <param name="count">Number of sequences.</param>
internal sealed class TeacherFit(int count)
{
    /// <summary>Mean logit of the members, shape [Count].</summary>
    public float[] Logit { get; } = new float[count];

    /// <summary>Logit of the first member, shape [Count].</summary>
    public float[] First { get; private set; } = [];

    /// <summary>Features of the first member, shape [Count, 64]; members have no basis in common.</summary>
    public float[] Feature { get; private set; } = [];

    /// <summary>Weights of each member by name of the parameter.</summary>
    public List<Dictionary<string, float[]>> Weights { get; } = [];

    /// <summary>Adds a member.</summary>
    /// <param name="said">Its logits and features.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="members">Number of members in all.</param>
    public void Add((float[] Logit, float[] Feature) said, Dictionary<string, float[]> weights, int members)
    {
        if (Weights.Count == 0)
            (First, Feature) = said;
        Weights.Add(weights);
        for (int s = 0; s < Logit.Length; s++)
            Logit[s] += said.Logit[s] / members;
    }

    /// <summary>The teacher between its baseline and itself: only the last, linear layer is mixed, so that it is a network of the same form.</summary>
    /// <param name="share">Share of what training added to the baseline, 0..1.</param>
    /// <param name="part">What it was trained on, with the baseline it started from.</param>
    public TeacherFit Keep(double share, TrainingPart part)
    {
        TeacherFit kept = new(Logit.Length) { First = new float[First.Length], Feature = Feature };
        for (int s = 0; s < Logit.Length; s++)
        {
            double baseline = part.Baseline.Logit(part.Input, s);
            kept.Logit[s] = (float)(baseline + (share * (Logit[s] - baseline)));
            kept.First[s] = (float)(baseline + (share * (First[s] - baseline)));
        }

        kept.Weights.AddRange(Weights.Select(weights => TeacherNetwork.TowardsBaseline(weights, part.Baseline, share)));
        return kept;
    }

    /// <summary>Hands over what it says about one sequence.</summary>
    /// <param name="answers">Receives it.</param>
    /// <param name="sequence">The sequence.</param>
    /// <param name="source">Number of this teacher among those that answer.</param>
    public void CopyTo(TeacherAnswers answers, int sequence, int source)
    {
        const int Width = TeacherNetwork.Width;
        answers.Logit[sequence] = Logit[sequence];
        answers.Source[sequence] = source;
        Feature.AsSpan(sequence * Width, Width).CopyTo(answers.Feature.AsSpan(sequence * Width));
    }
}
