// Teachers of one fold, each trained when it is first asked for. T() saw all training subjects, T(j) all but inner fold j, T(j, k) all but
// two. When to stop, and which share of what a teacher adds to its baseline is kept, is chosen by T(j) on the subjects of j. Answers that a
// student learns from come from teachers that never saw the subject; if inner fold j judges that student, they come from T(j, k), so that
// nothing of j is in them either.

using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Trains and keeps the teachers of a fold.</summary>
/// <param name="fold">The fold.</param>
internal sealed class TeacherBank(FoldContext fold)
{
    private const int None = FoldContext.None;
    private readonly Dictionary<(int, int), TeacherFit> _fits = [];
    private (int Epochs, double Share)? _choice;

    /// <summary>Chosen on inner folds: epochs, and the share of what training added to the baseline that is kept, 0..1.</summary>
    public (int Epochs, double Share) Choice => _choice ??= Choose();

    /// <summary>The teacher that saw all training subjects.</summary>
    public TeacherFit Final => Fit(None, None);

    /// <summary>Cross-fitted answers: each subject is judged by a teacher that saw neither it nor one inner fold.</summary>
    /// <param name="without">The inner fold that will judge the student, or none.</param>
    public TeacherAnswers CrossFitted(int without)
    {
        TeacherAnswers answers = Empty();
        foreach (int inner in fold.InnerFolds.Where(inner => inner != without))
        {
            TeacherFit teacher = Fit(without, inner);
            foreach (int s in fold.Inner(inner))
                teacher.CopyTo(answers, s, inner);
        }

        return answers;
    }

    /// <summary>Answers about subjects that the teacher was trained on.</summary>
    /// <param name="without">The inner fold that will judge the student, or none.</param>
    public TeacherAnswers InSample(int without)
    {
        TeacherAnswers answers = Empty();
        TeacherFit teacher = Fit(without, None);
        foreach (int s in fold.Part(without).Rows.Sequences)
            teacher.CopyTo(answers, s, 0);
        return answers;
    }

    private TeacherFit Fit(int without, int andWithout)
    {
        (int, int) key = (Math.Min(without, andWithout), Math.Max(without, andWithout));
        (int epochs, double share) = Choice;
        if (!_fits.TryGetValue(key, out TeacherFit? fit))
            _fits[key] = fit = Train(key.Item1, key.Item2, [epochs])[0].Keep(share, fold.Part(key.Item1, key.Item2));
        return fit;
    }

    private (int Epochs, double Share) Choose()
    {
        int[] candidates = [.. fold.Plan.Teacher.Epochs.Distinct().Order()];
        KeptShare[] judges = Array.ConvertAll(candidates, _ => new KeptShare());
        List<TeacherFit[]> all = [];
        foreach (int inner in fold.InnerFolds)
        {
            TeacherFit[] fits = Train(None, inner, candidates);
            int[] judged = fold.Inner(inner);
            TrainingPart part = fold.Part(inner);
            double[] baseline = Array.ConvertAll(judged, s => part.Baseline.Logit(part.Input, s));
            for (int e = 0; e < candidates.Length; e++)
                judges[e].Add(fold.Data, judged, baseline, Array.ConvertAll(judged, s => (double)fits[e].Logit[s]));
            all.Add(fits);
        }

        (double Share, double Loss)[] chosen = Array.ConvertAll(judges, judge => judge.Best());
        int best = Array.IndexOf(chosen, chosen.MinBy(choice => choice.Loss));
        foreach (int inner in fold.InnerFolds)
            _fits[(None, inner)] = all[inner][best].Keep(chosen[best].Share, fold.Part(inner));
        return (candidates[best], chosen[best].Share);
    }

    private TeacherFit[] Train(int a, int b, int[] stops)
    {
        TrainingPart part = fold.Part(a, b);
        TeacherFit[] fits = Array.ConvertAll(stops, _ => new TeacherFit(fold.Data.Count));
        int[] all = [.. Enumerable.Range(0, fold.Data.Count)];
        for (int member = 0; member < fold.Plan.Teacher.Members; member++)
        {
            string name = $"teacher {a} {b} member {member}";
            using TeacherNetwork network = new();
            network.Initialise(fold.Seed(name + " weights"));
            network.WarmStart(part.Baseline);
            TrainingLoop.Run(
                network, part.Input, part.Rows, fold.Plan.Teacher.ToRecipe(), fold.Seed(name + " batches"),
                (batch, logit, _, _) => Distillation.HardLoss(fold.Data.Label, batch, logit), fold.Cancel, goOn: epoch =>
                {
                    if (Array.IndexOf(stops, epoch) is int stop and >= 0)
                        fits[stop].Add(TrainingLoop.Predict(network, part.Input, all), network.ExportValues(), fold.Plan.Teacher.Members);
                    return epoch < stops[^1];
                });
        }

        fold.Step("teacher");
        return fits;
    }

    private TeacherAnswers Empty() =>
        new(new float[fold.Data.Count], new float[fold.Data.Count * TeacherNetwork.Width], new int[fold.Data.Count], fold.Plan.InnerFolds);
}
