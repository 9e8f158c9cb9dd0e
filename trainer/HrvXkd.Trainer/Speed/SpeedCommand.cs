using System.CommandLine;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Data;
using HrvXkd.Html;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Speed;

/// <summary>The command that times the emitted student against the teacher in OnnxRuntime.</summary>
internal static class SpeedCommand
{
    private const int RandomVectors = 1000;

    private static readonly Option<string> Run = new("--run") { Description = "Out folder of run or train.", Required = true };
    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures." };

    public static Command Create()
    {
        Command command = new("speed",
            "Emits and compiles the student of a run, checks it and the teacher, and times both in alternating blocks.\n\nExample: speed --run out/synthetic") { Run, Json };
        command.SetAction((parse, cancel) =>
        {
            string? json = parse.GetValue(Json);
            FiguresFile.Check(json);
            Execute(parse.GetValue(Run)!, json, cancel);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Execute(string folder, string? json, CancellationToken cancel)
    {
        ModelFolder model = ModelFolder.Open(folder);
        ReportData report = ReportFile.Read(Path.Combine(folder, RunFiles.ReportData));
        TrainingPlan plan = PlanFile.Read(Path.Combine(folder, RunFiles.Config));
        SequenceSet data = SequenceSet.From(CohortSource.Labelled(CohortSource.Read(Path.Combine(folder, RunFiles.Windows), model.Card.Profile, cancel)));
        int[] foldOf = Experiment.Folds(data, plan);
        int[] heldOut = [.. Enumerable.Range(0, data.Count).Where(s => foldOf[s] == 0)];
        double worst = PeerCheck.Run(model.Teacher, data, heldOut, report.SubjectLogit[ModelNames.Teacher]);
        EmittedModel emitted = CodeGenerator.Emit(model.Int8);
        VerificationReport proof = Verifier.Run(model.Int8, model.Student, Verifier.RandomVectors(model.Int8, RandomVectors, 1), emitted: emitted);
        if (!proof.BitExact)
            throw new InvalidOperationException("the emitted code and the integer reference differ: its time was not taken");
        using CompiledModel compiled = CompiledModel.Compile(emitted);
        SpeedSummary speed = SpeedRun.Measure(model.Teacher, compiled, data);
        FiguresFile.Write(json, speed);
        Console.WriteLine(Numbers.Plain($"Teacher in OnnxRuntime: {Numbers.Fixed(speed.TeacherMicroseconds, 1)} us a window; logits of {Numbers.Count(heldOut.Select(s => data.Group[s]).Distinct().Count())} held-out subjects within {FormattableString.Invariant($"{worst:G2}")} of Torch's"));
        Console.WriteLine(Numbers.Plain($"Emitted student: {Numbers.Fixed(speed.StudentMicroseconds, 2)} us a window; bit-exact on {Numbers.Count(RandomVectors)} random sequences"));
        Console.WriteLine(Numbers.Plain($"Ratio: {Numbers.Fixed(speed.Ratio, 1)} x, median of alternating blocks; 10 to 90 % of them {Numbers.Fixed(speed.Low, 1)} to {Numbers.Fixed(speed.High, 1)}"));
    }
}
