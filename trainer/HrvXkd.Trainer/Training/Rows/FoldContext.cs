using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>One fold: its test subjects, its training subjects in inner folds, and what the rows share. Nothing here reads a test label.</summary>
internal sealed class FoldContext
{
    /// <summary>No inner fold is left out.</summary>
    public const int None = -1;

    private readonly int[] _inner;
    private readonly Dictionary<(int, int, InputView), TrainingPart> _parts = [];

    /// <summary>Deals the training subjects to inner folds.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="foldOf">Fold of each.</param>
    /// <param name="fold">The fold to be tested.</param>
    /// <param name="plan">How to train.</param>
    /// <param name="step">Called when a training is done, with what it was; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    public FoldContext(SequenceSet data, int[] foldOf, int fold, TrainingPlan plan, Action<string>? step, CancellationToken cancel)
    {
        (Data, Fold, Plan, Cancel) = (data, fold, plan, cancel);
        Step = step ?? (_ => { });
        Test = Where(s => foldOf[s] == fold);
        Train = Where(s => foldOf[s] != fold);
        byte[] label = new byte[data.Groups.Count];
        foreach (int s in Train)
            label[data.Group[s]] = data.Label[s];
        int[] innerOfGroup = GroupFolds.Deal(data, label, Train.Select(s => data.Group[s]).Distinct(), plan.InnerFolds, Seed("inner folds"));
        _inner = Array.ConvertAll(data.Group, g => innerOfGroup[g]);
        Teachers = new TeacherBank(this);
    }

    /// <summary>All sequences.</summary>
    public SequenceSet Data { get; }

    /// <summary>The fold that is tested.</summary>
    public int Fold { get; }

    /// <summary>How to train.</summary>
    public TrainingPlan Plan { get; }

    /// <summary>Held-out sequences.</summary>
    public int[] Test { get; }

    /// <summary>Training sequences.</summary>
    public int[] Train { get; }

    /// <summary>Teachers trained so far.</summary>
    public TeacherBank Teachers { get; }

    /// <summary>To be called when a training is done.</summary>
    public Action<string> Step { get; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>Inner folds, 0..InnerFolds - 1.</summary>
    public IEnumerable<int> InnerFolds => Enumerable.Range(0, Plan.InnerFolds);

    /// <summary>Sequences of one inner fold.</summary>
    public int[] Inner(int innerFold) => Where(s => _inner[s] == innerFold);

    /// <summary>Inner fold of a sequence; -1 for held-out ones.</summary>
    public int InnerOf(int sequence) => _inner[sequence];

    /// <summary>A seed of this fold.</summary>
    /// <param name="what">What it is for.</param>
    public int Seed(string what) => SeedOf.Part(Plan.Seed, $"fold {Fold} {what}");

    /// <summary>The training subjects without those of up to two inner folds.</summary>
    /// <param name="without">Inner fold left out, or <see cref="None"/>.</param>
    /// <param name="andWithout">A second one.</param>
    /// <param name="view">What models may see.</param>
    public TrainingPart Part(int without = None, int andWithout = None, InputView view = InputView.Full)
    {
        (int, int, InputView) key = (Math.Min(without, andWithout), Math.Max(without, andWithout), view);
        if (_parts.TryGetValue(key, out TrainingPart? part))
            return part;
        TrainingRows rows = new(Data, s => _inner[s] >= 0 && _inner[s] != without && _inner[s] != andWithout);
        Standardizer scale = Standardizer.Fit(Data, rows.Sequences);
        ModelInput input = ModelInput.From(Data, scale);
        input.Restrict(view);
        return _parts[key] = new TrainingPart(rows, scale, input, LogisticRegression.Fit(input, Data.Label, rows));
    }

    /// <summary>Mean log-loss of subjects, each scored by the mean logit of its sequences.</summary>
    /// <param name="logit">Logit of each of the sequences.</param>
    /// <param name="sequences">Whole subjects.</param>
    public double SubjectLoss(IReadOnlyList<double> logit, int[] sequences) => SubjectLosses(logit, sequences).Average();

    /// <summary>Log-loss of each subject, in the order in which the sequences name them.</summary>
    /// <param name="logit">Logit of each of the sequences.</param>
    /// <param name="sequences">Whole subjects.</param>
    public double[] SubjectLosses(IReadOnlyList<double> logit, int[] sequences)
    {
        Dictionary<int, (double Sum, int Count, byte Label)> subjects = [];
        for (int i = 0; i < sequences.Length; i++)
        {
            (double sum, int count, _) = subjects.GetValueOrDefault(Data.Group[sequences[i]]);
            subjects[Data.Group[sequences[i]]] = (sum + logit[i], count + 1, Data.Label[sequences[i]]);
        }

        return
        [
            .. subjects.Values.Select(subject =>
            {
                double signed = subject.Sum / subject.Count * (subject.Label == 1 ? -1 : 1);
                return Math.Max(signed, 0) + Math.Log(1 + Math.Exp(-Math.Abs(signed)));
            }),
        ];
    }

    private int[] Where(Func<int, bool> wanted) => [.. Enumerable.Range(0, Data.Count).Where(wanted)];
}
