// One experiment. Teachers are cross-fitted in pairs of folds: T(i, j) never saw folds i and j. When fold i is the test fold, the
// student's training sequences of fold j are judged by T(i, j), which knows neither them nor the test fold; so no answer that a student
// learns from was memorised, and nothing of its test fold is in it. T(i), which never saw fold i alone, is the teacher that is compared.
// With K folds: K (K - 1) / 2 + K teachers, K students; each is trained from its own seed and may run on any thread.

using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training;

/// <summary>Trains all models of one experiment.</summary>
internal sealed class ExperimentRun
{
    private readonly SequenceSet _data;
    private readonly ExperimentOptions _options;
    private readonly ExperimentSettings _settings;
    private readonly CancellationToken _cancel;
    private readonly int[] _fold;
    private readonly TrainingProgress _progress;

    /// <summary>Checks the labels and deals the folds.</summary>
    /// <exception cref="FormatException">One class only, or fewer groups of a class than folds.</exception>
    public ExperimentRun(
        SequenceSet data, ExperimentOptions options, ExperimentSettings settings,
        IProgress<(double Share, string What)>? progress, CancellationToken cancel)
    {
        _data = data;
        _options = options;
        _settings = settings;
        _cancel = cancel;
        _fold = GroupFolds.Assign(data, data.Label, options.Folds, options.Seed);
        _progress = new TrainingProgress(progress, teachers: options.Folds * (options.Folds + 1) / 2, students: options.Folds);
    }

    /// <summary>Trains.</summary>
    public ExperimentResult Execute()
    {
        int k = _options.Folds;
        (int A, int B)[] pairs = [.. from a in Enumerable.Range(0, k) from b in Enumerable.Range(a, k - a) select (a, b)];
        TrainedTeacher[] teachers = InParallel(pairs.Length, p => TrainTeacher(pairs[p].A, pairs[p].B));
        Dictionary<(int, int), TrainedTeacher> byPair = Enumerable.Range(0, pairs.Length).ToDictionary(p => pairs[p], p => teachers[p]);
        TrainedTeacher Excluding(int a, int b) => byPair[(Math.Min(a, b), Math.Max(a, b))];

        FoldModel[] models = InParallel(k, fold => TrainStudent(fold, Excluding));
        return Collect(models, [.. Enumerable.Range(0, k).Select(fold => Excluding(fold, fold))]);
    }

    private TrainedTeacher TrainTeacher(int a, int b)
    {
        string name = $"teacher {a} {b}";
        TrainingRows rows = Rows(fold => fold != a && fold != b, name);
        Standardizer scale = Standardizer.Fit(_data, rows.Sequences);
        ModelInput input = ModelInput.From(_data, scale);
        LogisticModel baseline = LogisticRegression.Fit(input, _data.Label, rows);
        using TeacherNetwork network = new();
        network.Initialise(SeedOf.Part(_options.Seed, name + " weights"));
        network.WarmStart(baseline);
        TrainingLoop.Run(
            network, input, rows, _settings.Teacher, SeedOf.Part(_options.Seed, name + " batches"),
            (batch, logit, _, _) => Distillation.HardLoss(_data.Label, batch, logit), _cancel);
        int[] judged = Members(fold => fold == a || fold == b);
        (float[] logit, float[] feature) = TrainingLoop.Predict(network, input, judged);
        _progress.TeacherDone();
        return new TrainedTeacher(scale, baseline, judged, logit, feature, network.ExportValues());
    }

    private FoldModel TrainStudent(int fold, Func<int, int, TrainedTeacher> excluding)
    {
        string name = $"student {fold}";
        TrainedTeacher start = excluding(fold, fold);
        TrainingRows rows = Rows(f => f != fold, name);
        ModelInput input = ModelInput.From(_data, start.Scale);
        using Distillation distillation = new(
            _data.Label, Answers(fold, excluding), _settings.Distillation, SeedOf.Part(_options.Seed, name + " projection"));
        using StudentNetwork network = new();
        network.Initialise(SeedOf.Part(_options.Seed, name + " weights"));
        network.WarmStart(start.Baseline);
        TrainingLoop.Run(
            network, input, rows, _settings.Student, SeedOf.Part(_options.Seed, name + " batches"),
            distillation.Loss, _cancel, distillation.Discarded);
        _progress.StudentDone();
        return new FoldModel(fold, rows.Sequences, Members(f => f == fold), start.Scale, start.Baseline, [start.Weights], network.Export(start.Scale));
    }

    // For each training fold the answers of the teacher that saw neither it nor the test fold.
    private TeacherAnswers Answers(int testFold, Func<int, int, TrainedTeacher> excluding)
    {
        const int Width = TeacherNetwork.Width;
        TeacherAnswers answers = new(new float[_data.Count], new float[_data.Count * Width], new int[_data.Count], _options.Folds);
        for (int fold = 0; fold < _options.Folds; fold++)
        {
            if (fold == testFold)
                continue;
            TrainedTeacher teacher = excluding(testFold, fold);
            for (int k = 0; k < teacher.Judged.Length; k++)
            {
                int sequence = teacher.Judged[k];
                if (_fold[sequence] != fold)
                    continue;
                answers.Logit[sequence] = teacher.Logit[k];
                answers.Source[sequence] = fold;
                teacher.Feature.AsSpan(k * Width, Width).CopyTo(answers.Feature.AsSpan(sequence * Width));
            }
        }

        return answers;
    }

    private ExperimentResult Collect(FoldModel[] models, TrainedTeacher[] teachers)
    {
        double[] logistic = new double[_data.Count], teacher = new double[_data.Count], student = new double[_data.Count];
        float[] attention = new float[_data.Count * Sequence.Windows];
        foreach (FoldModel model in models)
        {
            TrainedTeacher t = teachers[model.Fold];
            ModelInput input = ModelInput.From(_data, t.Scale);
            StudentForward forward = new(model.Student);
            for (int k = 0; k < model.Test.Length; k++)
            {
                int s = model.Test[k];
                logistic[s] = t.Baseline.Logit(input, s);
                teacher[s] = t.Logit[k];
                student[s] = forward.Run(
                    _data.FeaturesQ16.AsSpan(s * Sequence.Windows * Sequence.Features, Sequence.Windows * Sequence.Features),
                    input.Valid.AsSpan(s * Sequence.Windows, Sequence.Windows), attention.AsSpan(s * Sequence.Windows, Sequence.Windows));
            }
        }

        using TeacherNetwork teacherShape = new();
        return new ExperimentResult(
            _fold, logistic, teacher, student, attention, models,
            teacherShape.WeightCount, teacherShape.Macs);
    }

    private TrainingRows Rows(Func<int, bool> useFold, string name) =>
        new(_data, _data.Label, s => useFold(_fold[s]), _settings.InnerFolds, SeedOf.Part(_options.Seed, name + " inner folds"));

    private int[] Members(Func<int, bool> ofFold) => [.. Enumerable.Range(0, _data.Count).Where(s => ofFold(_fold[s]))];

    private T[] InParallel<T>(int count, Func<int, T> train)
    {
        T[] results = new T[count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = _settings.Threads, CancellationToken = _cancel };
        Parallel.For(0, count, parallel, i => results[i] = train(i));
        return results;
    }

    private sealed record TrainedTeacher(Standardizer Scale, LogisticModel Baseline, int[] Judged, float[] Logit, float[] Feature, Dictionary<string, float[]> Weights);
}
