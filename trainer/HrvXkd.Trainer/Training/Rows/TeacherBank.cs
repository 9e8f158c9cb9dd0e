// Teachers of one fold, each trained when it is first asked for. T() saw all training subjects, T(j) all but inner fold j, T(j, k) all but
// two. When to stop is chosen by T(j) on the subjects of j. Answers that a student learns from come from teachers that never saw the
// subject; if inner fold j judges that student, they come from T(j, k), so that nothing of j is in them either.

using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Trains and keeps the teachers of a fold.</summary>
/// <param name="fold">The fold.</param>
internal sealed class TeacherBank(FoldContext fold)
{
    private const int None = FoldContext.None;
    private readonly Dictionary<(int, int), TeacherFit> _fits = [];
    private int _epochs;

    /// <summary>Epochs chosen on inner folds.</summary>
    public int Epochs => _epochs > 0 ? _epochs : _epochs = ChooseEpochs();

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
        if (!_fits.TryGetValue(key, out TeacherFit? fit))
            _fits[key] = fit = Train(key.Item1, key.Item2, [Epochs])[0];
        return fit;
    }

    private int ChooseEpochs()
    {
        int[] candidates = [.. fold.Plan.Teacher.Epochs.Distinct().Order()];
        if (candidates.Length == 1)
            return candidates[0];
        double[] loss = new double[candidates.Length];
        List<TeacherFit[]> all = [];
        foreach (int inner in fold.InnerFolds)
        {
            TeacherFit[] fits = Train(None, inner, candidates);
            int[] judged = fold.Inner(inner);
            for (int e = 0; e < candidates.Length; e++)
                loss[e] += fold.SubjectLoss(Array.ConvertAll(judged, s => (double)fits[e].Logit[s]), judged);
            all.Add(fits);
        }

        int best = Array.IndexOf(loss, loss.Min());
        foreach (int inner in fold.InnerFolds)
            _fits[(None, inner)] = all[inner][best];
        return candidates[best];
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
