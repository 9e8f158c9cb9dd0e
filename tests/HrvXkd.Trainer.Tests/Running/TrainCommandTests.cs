using System.Text.Json.Nodes;
using HrvXkd.Data;
using HrvXkd.Trainer.Tests.Fetching;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Running;

public sealed class TrainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Train_TwiceAndAfterALostFold_GivesTheSameFiguresAndModels()
    {
        WindowTable.Write(FeatureCohort.Prepare(60, 8, seed: 4), In("windows.parquet"));
        TrainingPlan plan = TrainingPlan.Default.Usual() with { Folds = 3, InnerFolds = 3, Rows = ["trees", "student_alone"] };
        plan = plan with { Student = plan.Student with { Epochs = [1, 2] }, Teacher = plan.Teacher with { Epochs = [1, 2], Members = 1 } };
        File.WriteAllText(In("plan.json"), PlanFile.ToText(plan));

        string first = await Train("a"), second = await Train("b");
        Assert.Contains("\"trees\"", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        foreach (string file in new[] { "student.onnx", "student.int8.onnx", "teacher.onnx", "StudentModel.g.cs" })
            Assert.Equal(File.ReadAllBytes(In("a", file)), File.ReadAllBytes(In("b", file)));

        File.Delete(In("b", "folds", "fold-1.json"));
        File.WriteAllText(In("b", "folds", "fold-2.json"), "{ \"Key\":");
        DateTime kept = File.GetLastWriteTimeUtc(In("b", "folds", "fold-0.json"));
        Assert.Equal(first, await Train("b"));
        Assert.Equal(kept, File.GetLastWriteTimeUtc(In("b", "folds", "fold-0.json")));
    }

    [Fact]
    public async Task Train_WriteConfig_WritesWhatItReads()
    {
        using TrainerProcess write = new(new Dictionary<string, string>(), "train", "--write-config", In("mine.jsonc"));
        Assert.Equal(0, (await write.EndAsync()).Code);
        Assert.Equal(PlanFile.ToText(TrainingPlan.Default), PlanFile.ToText(PlanFile.Read(In("mine.jsonc"))));
        using TrainerProcess wrong = new(new Dictionary<string, string>(), "train", "--config", In("none.jsonc"));
        (int code, _, string errors) = await wrong.EndAsync();
        Assert.Equal(2, code);
        Assert.Contains("--write-config", errors, StringComparison.Ordinal);
    }

    private async Task<string> Train(string name)
    {
        using TrainerProcess process = new(new Dictionary<string, string>(), "train", "--data", In("windows.parquet"), "--config", In("plan.json"), "--out", In(name));
        (int code, _, string errors) = await process.EndAsync();
        Assert.Equal((0, ""), (code, errors));
        JsonNode summary = JsonNode.Parse(File.ReadAllText(In(name, "summary.json")))!;
        summary.AsObject().Remove("seconds");
        summary.AsObject().Remove("speed");
        return summary.ToJsonString();
    }

    private string In(params string[] parts) => Path.Combine([_folder, .. parts]);
}
