// The whole way once: recordings -> windows -> models -> int8 -> C# -> device, and the report of it.
using System.Diagnostics;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Data;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Training;
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
        Cohort cohort = settings.DataFolder is string folder ? Cohort.FromFolder(folder) : Cohort.Synthetic(settings.Subjects, settings.Seed);
        Directory.CreateDirectory(settings.OutFolder);
        string notice = Notice.Of(cohort);
        Console.WriteLine(notice);

        PreparedCohort prepared = Prepare(cohort, cancel);
        SequenceSet data = SequenceSet.From(prepared);
        WindowTable.Write(prepared, Out(RunFiles.Windows));
        ExperimentOptions options = new(settings.Seed);
        ExperimentResult models = RunProgress.Stage("Train logistic, teacher, student", report =>
            Experiment.Run(data, options, new Relay<(double Share, string What)>(step => report(step.Share, step.What)), cancel));
        PermutedResult permuted = Experiment.PermutedControl(data, options);
        StudentProof[] proofs = Prove(models, data, cohort, cancel);
        WriteModel(models, proofs[0], data, cohort);
        HeldOutReplay replay = Replay(prepared, data, proofs[0], notice);

        RunResult result = new(settings, prepared, data, models, permuted, proofs, replay, notice);
        RunSummary summary = result.Summarize(_watch.Elapsed.TotalSeconds);
        RunSummaryFile.Write(Out(RunFiles.Summary), summary);
        HtmlReport.Write(Out(RunFiles.Report), result.ToReport(summary));
        result.WriteRoc(Out(RunFiles.Roc));
        if (settings.JsonFile is string json)
            File.Copy(Out(RunFiles.Summary), json, overwrite: true);
        if (modelFolder is not null)
            ModelInstaller.Install(settings.OutFolder, modelFolder);
        SummaryTable.Write(AnsiConsole.Console, summary, Out(RunFiles.Report));
        if (!summary.Emitted.BitExact)
            throw new InvalidOperationException("the emitted code and the integer reference differ: see " + Out(RunFiles.Summary));
    }

    private static PreparedCohort Prepare(Cohort cohort, CancellationToken cancel)
    {
        string title = cohort.IsSynthetic ? "Make ECG, find beats, compute windows" : "Read ECG, find beats, compute windows";
        return RunProgress.Stage(title, report => Preparation.Run(
            cohort,
            new Relay<int>(done => report((double)done / cohort.Recordings.Count, "")),
            cancel));
    }

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

    private void WriteModel(ExperimentResult models, StudentProof proof, SequenceSet data, Cohort cohort)
    {
        TrainedModel.Of(models, proof, data, cohort, settings.Seed).Write(settings.OutFolder);
        File.WriteAllBytes(Out(RunFiles.EmittedSource), proof.Emitted.ToBytes());
    }

    private HeldOutReplay Replay(PreparedCohort prepared, SequenceSet data, StudentProof proof, string notice)
    {
        int first = data.Recording[proof.Test[0]];
        int last = Array.FindLastIndex(proof.Test, sequence => data.Recording[sequence] == first);
        Recording recording = prepared.Cohort.Recordings[first];
        using CompiledModel compiled = CompiledModel.Compile(proof.Emitted);
        return RunProgress.Stage("Replay a held-out recording through the chip", report => HeldOutReplay.Run(
            recording, prepared.Cohort.Profile, compiled.Create(), proof.LogitQ16[last], Out(RunFiles.RecordingFolder), notice, share => report(share, "")));
    }

    private string Out(string file) => Path.Combine(settings.OutFolder, file);
}
