using System.CommandLine;
using System.Text.Json;
using HrvXkd.Benchmarks;
using HrvXkd.Benchmarks.Inference;
using HrvXkd.CommandLine;

const int fewestRepetitions = 15;
Option<string?> json = new("--json") { Description = "File for the times." };
Option<int> repetitions = new("--repetitions")
{
    Description = $"Runs of each, {fewestRepetitions} or more.",
    DefaultValueFactory = _ => 31,
};
RootCommand root = new("Times the signal path on this machine, beside a pass that only touches each sample and a textbook detector.") { json, repetitions, InferenceCommand.Create() };
root.SetAction(parse =>
{
    string? file = parse.GetValue(json);
    if (file is not null && (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
        throw new UsageException($"--json {file}: not a file in a folder that exists");
    if (parse.GetValue(repetitions) < fewestRepetitions)
        throw new UsageException(FormattableString.Invariant($"--repetitions is {parse.GetValue(repetitions)}; it may be {fewestRepetitions} or more"));
    Subject[] subjects = [.. Subject.OfRate(250), .. Subject.OfRate(360), Subject.OfWindow(60), Subject.OfWindow(300)];
    Timing[] timings = Stopclock.Time(subjects, parse.GetValue(repetitions));
    Console.WriteLine($"{"",-28}{"Hz",5}{"median ns",13}{"fastest ns",13}{"per",8}{"x touch",10}");
    foreach (Timing timing in timings)
        Console.WriteLine(FormattableString.Invariant(
            $"{timing.Name,-28}{timing.RateHz,5}{timing.Median,13:#,0.0}{timing.Fastest,13:#,0.0}{timing.Unit,8}{timing.RatioToTouch,10:0.0}"));
    if (file is not null)
        File.WriteAllText(file, JsonSerializer.Serialize(timings, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
});
return CommandHost.Run(root, args);
