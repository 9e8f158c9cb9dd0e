using System.CommandLine;
using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Evaluating;

/// <summary>The command that takes a trained model to unseen records.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> Model = new("--model") { Description = "Out folder of run or train: student.onnx, student.int8.onnx, teacher.onnx, model.json.", Required = true };
    private static readonly Option<string> Data = new("--data") { Description = "Records the model did not see: a folder that training reads, or a window table (.parquet).", Required = true };
    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures; keys as in summary.json." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Draws the intervals.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        Command command = new("evaluate", "Scores a trained model on records it never saw.\n\nExample: evaluate --model out/recordings --data holdout --json holdout.json") { Model, Data, Json, Seed };
        command.SetAction((parse, cancel) =>
        {
            string? json = parse.GetValue(Json);
            FiguresFile.Check(json);
            EvaluationSummary summary = EvaluationRun.Execute(parse.GetValue(Model)!, parse.GetValue(Data)!, parse.GetValue(Seed), cancel);
            FiguresFile.Write(json, summary);
            EvaluationTable.Write(summary);
            return Task.FromResult(0);
        });
        return command;
    }
}
