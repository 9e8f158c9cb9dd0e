using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>A student: alone, distilled in several ways, or with a part taken away.</summary>
/// <param name="key">Key of the row.</param>
internal sealed class StudentRow(string key) : IRow
{
    /// <inheritdoc/>
    public string Key => key;

    /// <summary>Where its teacher's answers come from.</summary>
    public Answers Answers { get; init; } = Answers.CrossFitted;

    /// <summary>True if it also mimics the teacher's features.</summary>
    public bool Mimics { get; init; }

    /// <summary>True if its skip starts from the logistic baseline.</summary>
    public bool Warm { get; init; } = true;

    /// <summary>What it may see.</summary>
    public InputView View { get; init; } = InputView.Full;

    /// <summary>False if the newest window sees itself alone.</summary>
    public bool Attends { get; init; } = true;

    /// <summary>True if width and loss are chosen on inner folds, not only when to stop.</summary>
    public bool Searches { get; init; }

    /// <inheritdoc/>
    public RowPrediction Predict(FoldContext fold) => Train(fold).Prediction;

    /// <summary>Chooses, trains and predicts.</summary>
    /// <param name="fold">The fold.</param>
    /// <returns>The prediction, and the weights.</returns>
    public (RowPrediction Prediction, StudentWeights Weights) Train(FoldContext fold)
    {
        (StudentSetting setting, int epochs) = new StudentSearch(fold, this).Choose();
        (double[] logit, StudentWeights weights) = Finish(fold, setting, epochs);
        fold.Step(key);
        return (new RowPrediction(key, logit, setting.Describe(epochs)), weights);
    }

    /// <summary>Trains on all training subjects of a fold.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="setting">Width and loss.</param>
    /// <param name="epochs">When to stop.</param>
    /// <returns>Logits of the held-out sequences, and the weights.</returns>
    public (double[] Logit, StudentWeights Weights) Finish(FoldContext fold, StudentSetting setting, int epochs)
    {
        TrainingPart part = fold.Part(view: View);
        StudentWeights? weights = null;
        double[] logit = [];
        Fit(fold, FoldContext.None, setting, epochs, (epoch, network) =>
        {
            if (epoch != epochs)
                return;
            weights = network.Export(part.Scale);
            logit = Array.ConvertAll(TrainingLoop.Predict(network, part.Input, fold.Test).Logit, x => (double)x);
        });
        return (logit, weights!);
    }

    /// <summary>The usual setting.</summary>
    /// <param name="plan">How to train.</param>
    public StudentSetting Usual(TrainingPlan plan)
    {
        DistillationPlan d = plan.Distillation;
        double beta = Mimics ? d.Beta[0] : 0;
        return new StudentSetting(plan.Student.Width[0], new DistillationWeights(Answers == Answers.None ? 0 : d.Lambda[0], d.Temperature[0], Answers == Answers.None ? 0 : beta));
    }

    /// <summary>Trains one student.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="without">Inner fold left out, or none.</param>
    /// <param name="setting">Width and loss.</param>
    /// <param name="epochs">When to stop; the schedule is that of the plan.</param>
    /// <param name="each">Receives the network after each epoch.</param>
    public void Fit(FoldContext fold, int without, StudentSetting setting, int epochs, Action<int, StudentNetwork> each)
    {
        TrainingPart part = fold.Part(without, view: View);
        string name = $"{key} {without} {setting}";
        using Distillation loss = new(fold.Data.Label, AnswersFor(fold, without), setting.Loss, setting.Width, fold.Seed(name + " projection"));
        using StudentNetwork network = new(setting.Width, Attends);
        network.Initialise(fold.Seed("student weights"));
        if (Warm)
            network.WarmStart(part.Baseline);
        TrainingLoop.Run(
            network, part.Input, part.Rows, fold.Plan.Student.ToRecipe(Warm), fold.Seed($"student {without} batches"),
            loss.Loss, fold.Cancel, loss.Discarded, epoch =>
            {
                each(epoch, network);
                return epoch < epochs;
            });
    }

    private TeacherAnswers? AnswersFor(FoldContext fold, int without) => Answers switch
    {
        Answers.InSample => fold.Teachers.InSample(without),
        Answers.CrossFitted => fold.Teachers.CrossFitted(without),
        _ => null,
    };
}
