// The whole way once: recordings -> windows -> models -> int8 -> C# -> device, and the report of it.
using System.Diagnostics;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Data;
using HrvXkd.Trainer.Controls;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Speed;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Paper;
using HrvXkd.Trainer.Training.Plan;
using Spectre.Console;

namespace HrvXkd.Trainer.Running;

/// <summary>One run.</summary>
/// <param name="settings">What to do.</param>
internal sealed class RunPipeline(RunSettings settings)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Does all stages, writes the files and shows the closing table.</summary>
    /// <param name="cancel">Stops the work.</param>
    public void Run(CancellationToken cancel)
    {
        string? modelFolder = settings.Install ? ModelInstaller.FindModelFolder() : null;
        TrainingPlan plan = settings.Plan;
        PreparedCohort prepared = CohortSource.Labelled(settings.DataPath is string path
            ? CohortSource.Read(path, profile: null, cancel)
            : CohortSource.Prepare(Cohort.Synthetic(plan.Subjects, plan.Seed), cancel));
        Cohort cohort = prepared.Cohort;
        Directory.CreateDirectory(settings.OutFolder);
        string notice = Notice.Of(cohort);
        Console.WriteLine(notice);

        SequenceSet data = SequenceSet.From(prepared);
        string windows = Out(RunFiles.Windows);
        if (settings.DataPath is null || Path.GetFullPath(settings.DataPath) != Path.GetFullPath(windows))
            WindowTable.Write(prepared, windows);
        File.WriteAllText(Out(RunFiles.Config), PlanFile.ToText(plan));
        ExperimentResult models = Train(data, plan, cancel);
        Interval permuted = PermutedLabels.Auc(data, plan);
        StudentProof[] proofs = Prove(models, data, cohort, cancel);
        if (plan.Rows.Contains(Demographics.Key) && Demographics.Predict(cohort, data, models.FoldOfSequence, plan) is { } demographics)
            models = models.With(Demographics.Key, demographics);
        if (settings.Paper)
            models = WithPaper(models, cohort, data, cancel);
        ModelFolder model = WriteModel(models, proofs[0], data, cohort);
        using CompiledModel compiled = CompiledModel.Compile(proofs[0].Emitted);
        HeldOutReplay? replay = Replay(prepared, data, proofs[0], compiled, notice);
        RunResult result = new(settings, prepared, data, models, permuted, proofs, replay, notice);
        PeerCheck.Run(model.Teacher, data, proofs[0].Test, result.SubjectLogit[ModelNames.Teacher]);
        SpeedSummary speed = SpeedRun.Measure(model.Teacher, compiled, data);
        RunSummary summary = result.Summarize(_watch.Elapsed.TotalSeconds) with { Speed = speed };
        RunSummaryFile.Write(Out(RunFiles.Summary), summary);
        ReportData report = result.ToReport(summary);
        ReportFile.Write(Out(RunFiles.ReportData), report);
        ReportCommand.Write(settings.OutFolder, report);
        if (settings.JsonFile is string json)
            File.Copy(Out(RunFiles.Summary), json, overwrite: true);
        if (modelFolder is not null)
            ModelInstaller.Install(settings.OutFolder, modelFolder);
        SummaryTable.Write(AnsiConsole.Console, summary, Out(RunFiles.Report));
        if (!summary.Emitted.BitExact)
            throw new InvalidOperationException("the emitted code and the integer reference differ: see " + Out(RunFiles.Summary));
    }

    private ExperimentResult WithPaper(ExperimentResult models, Cohort cohort, SequenceSet data, CancellationToken cancel) =>
        RunProgress.Stage("Train the paper's networks on raw samples", report =>
        {
            RawSegments segments = RawSegments.Read(cohort, data.Recording, cancel);
            report(0.2, "teacher");
            models = models.With(PaperRows.Teacher, PaperRows.Predict(segments, true, data, models.FoldOfSequence, settings.Plan, cancel));
            report(0.7, "student");
            return models.With(PaperRows.Student, PaperRows.Predict(segments, false, data, models.FoldOfSequence, settings.Plan, cancel));
        });

    private ExperimentResult Train(SequenceSet data, TrainingPlan plan, CancellationToken cancel) => settings.Processes
        ? FoldProcesses.Run(data, plan, settings.OutFolder, cancel)
        : RunProgress.Stage("Train the rows of the comparison", report =>
            Experiment.Run(data, plan, new Relay<(double Share, string What)>(step => report(step.Share, step.What)), cancel: cancel));

    private static StudentProof[] Prove(ExperimentResult models, SequenceSet data, Cohort cohort, CancellationToken cancel)
    {
        SortedDictionary<string, string> metadata = new(StringComparer.Ordinal) { ["cohort"] = cohort.Name, ["profile"] = cohort.Profile.Name };
        return RunProgress.Stage("Quantize, generate C#, compile, verify", report =>
        {
            List<StudentProof> proofs = [];
            foreach (FoldModel fold in models.Models)
            {
                cancel.ThrowIfCancellationRequested();
                proofs.Add(StudentProof.Of(fold, data, metadata));
                report((double)proofs.Count / models.Models.Count, "");
            }

            return proofs.ToArray();
        });
    }

    private ModelFolder WriteModel(ExperimentResult models, StudentProof proof, SequenceSet data, Cohort cohort)
    {
        ModelFolder model = TrainedModel.Of(models, proof, data, cohort, settings.Plan.Seed);
        model.Write(settings.OutFolder);
        File.WriteAllBytes(Out(RunFiles.EmittedSource), proof.Emitted.ToBytes());
        return model;
    }

    // A window table has no signal, and some sources have beats only.
    private HeldOutReplay? Replay(PreparedCohort prepared, SequenceSet data, StudentProof proof, CompiledModel compiled, string notice)
    {
        int first = data.Recording[proof.Test[0]];
        int last = Array.FindLastIndex(proof.Test, sequence => data.Recording[sequence] == first);
        Recording recording = prepared.Cohort.Recordings[first];
        if (recording.Ecg is null || (settings.DataPath is { } path && CohortSource.IsTable(path)))
            return null;
        return RunProgress.Stage("Replay a held-out recording through the chip", report => HeldOutReplay.Run(
            recording, prepared.Cohort.Profile, compiled.Create(), proof.LogitQ16[last], Out(RunFiles.RecordingFolder), notice, share => report(share, "")));
    }

    private string Out(string file) => Path.Combine(settings.OutFolder, file);
}
