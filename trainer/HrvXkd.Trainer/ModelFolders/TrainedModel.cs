using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.ModelFolders;

/// <summary>Makes the model that ships of what training gave: that of the first fold, with threshold and calibration from its training subjects.</summary>
internal static class TrainedModel
{
    /// <summary>Collects the model.</summary>
    /// <param name="models">All folds.</param>
    /// <param name="proof">The first fold's student, quantized and emitted.</param>
    /// <param name="data">All sequences.</param>
    /// <param name="cohort">Where they come from.</param>
    /// <param name="seed">Seed of the run.</param>
    public static ModelFolder Of(ExperimentResult models, StudentProof proof, SequenceSet data, Cohort cohort, int seed)
    {
        FoldModel fold = models.Models[0];
        ModelCard card = new()
        {
            Version = ModelCard.CurrentVersion,
            Cohort = cohort.Name,
            Synthetic = cohort.IsSynthetic,
            Profile = cohort.Profile.Name,
            Seed = seed,
            TrainingSubjects = fold.Train.Select(s => data.Group[s]).Distinct().Count(),
            DataSha256 = DataHash.Of(data),
            CodeVersion = Data.CodeVersion.Of<ModelFolder>(),
            Scale = fold.Scale,
            Logistic = fold.Logistic,
            Operation = OperatingPoint.Of(TrainingScores(models.Student, fold, data)),
            Weights = Pair(models.TeacherWeights, proof.Emitted.Weights),
            Macs = Pair(models.TeacherMacs, (int)proof.Emitted.MacsPerWindow),
            Files = new Dictionary<string, string>(),
        };
        SortedDictionary<string, string> metadata = new(StringComparer.Ordinal) { ["cohort"] = cohort.Name, ["profile"] = cohort.Profile.Name };
        return new ModelFolder(card, proof.Float, proof.Int8, TeacherGraph.Build(fold.Scale, fold.Teacher, metadata));
    }

    // Every training subject of this fold was held out in another: its score there is one by a model that did not see it.
    private static LabelledScores TrainingScores(double[] logit, FoldModel fold, SequenceSet data)
    {
        IGrouping<int, int>[] subjects = [.. fold.Train.GroupBy(s => data.Group[s])];
        return new LabelledScores(
            Array.ConvertAll(subjects, subject => subject.Average(s => logit[s])),
            Array.ConvertAll(subjects, subject => data.Label[subject.First()]));
    }

    private static SortedDictionary<string, int> Pair(int teacher, int student) =>
        new(StringComparer.Ordinal) { [ModelNames.Teacher] = teacher, [ModelNames.Student] = student };
}
