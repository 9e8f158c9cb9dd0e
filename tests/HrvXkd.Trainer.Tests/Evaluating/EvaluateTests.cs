using System.Text.Json;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Evaluating;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Speed;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Evaluating;

public sealed class EvaluateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Execute_TheFoldItWasHeldOutFrom_GivesTheLogitsOfTraining()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(60, 8, seed: 5);
        SequenceSet data = SequenceSet.From(prepared);
        ExperimentResult trained = Train(prepared, data);
        ModelFolder model = ModelFolder.Open(_folder);
        Dictionary<string, double[]> answers = ModelAnswers.Of(model, data);

        Assert.All(trained.Models[0].Test, s =>
        {
            Assert.Equal(trained.Logistic[s], answers[ModelNames.Logistic][s], 1e-5);
            Assert.Equal(trained.Teacher[s], answers[ModelNames.Teacher][s], 1e-4);
            Assert.Equal(trained.Student[s], answers[ModelNames.Student][s], 1e-4);
            Assert.Equal(trained.Student[s], answers[ModelNames.StudentInt8][s], 0.1);
        });
    }

    [Fact]
    public void Execute_UnseenTable_WritesTheKeysOfTheSummary()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(60, 8, seed: 5);
        Train(prepared, SequenceSet.From(prepared));
        EvaluationSummary summary = Evaluate(FeatureCohort.Prepare(80, 9, seed: 6));

        Assert.True(summary.Auc["student_int8"]!.Low > 0.4);
        Assert.Equal(80, summary.Subjects);
        Assert.Empty(summary.Missing);
        Assert.Equal(["age", "recorder", "sex", "source"], summary.Parts.Keys);
        using JsonDocument json = JsonDocument.Parse(RunSummaryFile.Serialize(summary));
        Assert.Equal(summary.Auc["student"]!.Value, json.RootElement.GetProperty("auc").GetProperty("student").GetProperty("value").GetDouble(), 1e-5);
        Assert.InRange(json.RootElement.GetProperty("operation").GetProperty("sensitivity").GetProperty("value").GetDouble(), 0, 1);
    }

    // The peer that the student is timed against must be the teacher that was trained.
    [Fact]
    public void PeerCheck_TeacherOfTheRun_AgreesAndAnotherIsRefused()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(60, 8, seed: 5);
        SequenceSet data = SequenceSet.From(prepared);
        ExperimentResult trained = Train(prepared, data);
        double[] said = SubjectScores.MeanLogit(trained.Teacher, data.Group, data.Groups.Count);
        ModelFolder model = ModelFolder.Open(_folder);

        Assert.InRange(PeerCheck.Run(model.Teacher, data, trained.Models[0].Test, said), 0, PeerCheck.Bound);
        Assert.Contains("differs from Torch", Assert.Throws<InvalidOperationException>(() => PeerCheck.Run(model.Student, data, trained.Models[0].Test, said)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_OneClass_GivesNullsAndTheReason()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(60, 8, seed: 5);
        Train(prepared, SequenceSet.From(prepared));
        PreparedCohort others = FeatureCohort.Prepare(30, 8, seed: 7);
        int[] well = [.. Enumerable.Range(0, 30).Where(i => i % 5 >= 2)];
        EvaluationSummary summary = Evaluate(others with { Windows = [.. others.Windows.Where(w => well.Contains(w.Recording))] });

        Assert.All(summary.Auc.Values, Assert.Null);
        Assert.Null(summary.Int8);
        Assert.Contains($"all {summary.Subjects} subjects are normotensive", summary.Missing["auc"], StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_AllMaskedOrOtherProfile_SaysSoInOneLine()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(60, 8, seed: 5);
        Train(prepared, SequenceSet.From(prepared));
        PreparedCohort masked = prepared with { Windows = [.. prepared.Windows.Select(w => w with { Valid = false })] };
        Assert.Contains("has a label and a usable sequence", Assert.Throws<FormatException>(() => Evaluate(masked)).Message, StringComparison.Ordinal);
        PreparedCohort holter = prepared with { Cohort = prepared.Cohort with { Profile = WindowProfile.Holter() } };
        Assert.Contains("the model takes short", Assert.Throws<FormatException>(() => Evaluate(holter)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ForeignOrMissingFile_SaysSoInOneLine()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(60, 8, seed: 5);
        Train(prepared, SequenceSet.From(prepared));
        string student = Path.Combine(_folder, RunFiles.FloatModel);
        OnnxModel other = OnnxFile.Read(student);
        other.Metadata["cohort"] = "other";
        OnnxFile.Write(other, student);
        Assert.Contains("SHA-256 differs", Assert.Throws<FormatException>(() => ModelFolder.Open(_folder)).Message, StringComparison.Ordinal);
        File.Delete(student);
        Assert.Contains("no such file", Assert.Throws<FormatException>(() => ModelFolder.Open(_folder)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, RunFiles.Card), "{ \"version\": 1 }");
        Assert.Contains("no model card", Assert.Throws<FormatException>(() => ModelFolder.Open(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("finished run or train", Assert.Throws<FormatException>(() => ModelFolder.Open(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    private ExperimentResult Train(PreparedCohort prepared, SequenceSet data)
    {
        ExperimentResult trained = Experiment.Run(data, TrainingPlan.Default.Usual() with { Seed = 3, Rows = [] });
        StudentProof proof = StudentProof.Of(trained.Models[0], data, new Dictionary<string, string> { ["cohort"] = "synthetic" });
        TrainedModel.Of(trained, proof, data, prepared.Cohort, seed: 3).Write(_folder);
        return trained;
    }

    private EvaluationSummary Evaluate(PreparedCohort prepared)
    {
        string table = Path.Combine(_folder, "holdout.parquet");
        WindowTable.Write(prepared, table);
        return EvaluationRun.Execute(_folder, table, 1, default);
    }
}
