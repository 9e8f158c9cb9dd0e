// Counts the CLR opcodes that a nanoFramework device executes: the nano build of Core on an ECG, and the nano emission of a student.
using System.CommandLine;
using System.Text.Json;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CommandLine;
using HrvXkd.OpcodeCounter;

Option<string[]> records = new("--record") { Description = "WFDB record, resampled to 250 Hz, beside the simulated patient; may be repeated.", DefaultValueFactory = _ => [] };
Option<int> seconds = new("--seconds") { Description = "Seconds of each input at most; 0 for all." };
Option<string> model = new("--model")
{
    Description = "Student that streams; the default student without it.",
    DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "Model", "student.int8.onnx"),
};
Option<string?> json = new("--json") { Description = "File for all counts." };
RootCommand root = new("Counts the CLR opcodes of the signal path and of a student on nanoFramework, by executing them. Example:\n  --record ../shared/data/mitdb/100 --record ../shared/data/mitdb/203 --json opcodes.json") { records, seconds, model, json };
root.SetAction(parse =>
{
    string? file = parse.GetValue(json);
    if (file is not null && (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
        throw new UsageException($"--json {file}: not a file in a folder that exists");
    if (parse.GetValue(seconds) < 0)
        throw new UsageException(FormattableString.Invariant($"--seconds is {parse.GetValue(seconds)}; it may be 0 or more"));
    using NanoCore core = new();
    DetectorCost[] runs = [.. parse.GetValue(records)!.Prepend("patient").Select(name => DetectorRun.Count(core, name, parse.GetValue(seconds)))];
    StudentCost student = StudentRun.Count(OnnxFile.Read(parse.GetValue(model)!));
    Tables.Show(runs);
    Tables.Show(student);
    Tables.ShowEsp32(runs, student, core);
    if (file is not null)
        File.WriteAllText(file, JsonSerializer.Serialize(new { Detector = runs, Student = student }, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
});
return CommandHost.Run(root, args);
