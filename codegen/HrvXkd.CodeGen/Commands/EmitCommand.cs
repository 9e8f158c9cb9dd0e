using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Profile;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace HrvXkd.CodeGen.Commands;

/// <summary><c>emit</c>: ONNX to C#.</summary>
internal static class EmitCommand
{
    private const int Repeats = 15;

    public static Command Create()
    {
        Calibration model = new();
        Option<string> folder = new("--out") { Description = "Folder for CLASS.g.cs; it is made if absent.", Required = true };
        Option<string> space = new("--namespace") { Description = "Namespace of the class.", DefaultValueFactory = _ => "HrvXkd.Model" };
        Option<string> name = new("--class") { Description = "Name of the class.", DefaultValueFactory = _ => "StudentModel" };
        Option<string> target = new("--target") { Description = "dotnet: tables and kernels, small; nano: straight lines with literals, for .NET nanoFramework.", DefaultValueFactory = _ => "dotnet" };
        Option<bool> alone = new("--self-contained") { Description = "Put the kernels it uses into the file: the project then needs no HrvXkd.Core." };
        Option<string> incremental = new("--incremental") { Description = "on: one new window in, refused if the model has no windows; off: whole vectors; auto: on where it can be.", DefaultValueFactory = _ => "auto" };
        incremental.AcceptOnlyFromAmong("auto", "on", "off");
        Option<bool> layers = new("--layers") { Description = "Also a method for each layer, so that a device without a compiler can time them (firmware profile)." };
        Option<bool> time = new("--time") { Description = FormattableString.Invariant($"Also print how long reading, generating and checking take when the tool itself is compiled: median of {Repeats}.") };
        Option<string?> json = Options.Json();
        Command command = new("emit", "Writes a model as fixed-point C# 7.3 that needs HrvXkd.Core at most and allocates nothing. A float model is emitted with Q16.16 edges, or int8 after --calibrate.\n\nExample:\n  emit --model student.int8.onnx --out src/Generated --namespace My.Device --class Student\n  emit --model student.onnx --calibrate vectors.npz --out src/Generated") { folder, target, space, name, alone, incremental, layers, time, json };
        model.AddTo(command);
        target.Validators.Add(CheckTarget);
        command.SetAction(parse =>
        {
            OnnxModel read = model.Read(parse, out _);
            string path = model.Path(parse);
            EmitOptions options = new()
            {
                Namespace = parse.GetValue(space)!,
                ClassName = parse.GetValue(name)!,
                ModelFile = Path.GetFileName(path),
                ModelSha256 = CodeGenerator.Hash(File.ReadAllBytes(path)),
                Target = parse.GetValue(target) == "nano" ? EmitTarget.Nano : EmitTarget.DotNet,
                SelfContained = parse.GetValue(alone),
                Incremental = parse.GetValue(incremental) switch { "on" => true, "off" => false, _ => null },
                Call = model.Call(parse) + (parse.GetValue(target) == "nano" ? " --target nano" : "") + (parse.GetValue(alone) ? " --self-contained" : "") + (parse.GetValue(incremental) is "on" or "off" ? " --incremental " + parse.GetValue(incremental) : "") + (parse.GetValue(layers) ? " --layers" : ""),
            };
            int done = Run(read, options, parse.GetValue(folder)!, parse.GetValue(layers), parse.GetValue(json));
            if (parse.GetValue(time))
                ShowTime(() => CodeGenerator.Emit(model.Read(parse, out _), options));
            return done;
        });
        return command;
    }

    private static void ShowTime(Func<EmittedModel> emit)
    {
        double[] ms = new double[Repeats];
        for (int i = 0; i < ms.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            emit();
            ms[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from file to code: {ms.Order().ElementAt(Repeats / 2):F1} ms (median of {Repeats})"));
    }

    private static void CheckTarget(System.CommandLine.Parsing.OptionResult result)
    {
        if (result.GetValueOrDefault<string>() is { } value && value is not ("dotnet" or "nano"))
            result.AddError($"--target {value}; accepted: dotnet, nano");
    }

    private static int Run(OnnxModel model, EmitOptions options, string folder, bool layers, string? json)
    {
        EmittedModel emitted = CodeGenerator.Emit(model, options);
        emitted = layers ? LayerSource.Of(emitted) : emitted;
        Directory.CreateDirectory(folder);
        string target = Path.Combine(folder, emitted.FileName);
        File.WriteAllBytes(target, emitted.ToBytes());
        Show(emitted, target);
        if (json is not null)
            File.WriteAllText(json, JsonSerializer.Serialize(
                new
                {
                    emitted.FileName,
                    emitted.Sha256,
                    emitted.ModelSha256,
                    emitted.Weights,
                    emitted.MacsPerWindow,
                    emitted.FlashBytes,
                    emitted.RamBytes,
                    emitted.RamBytesUnshared,
                    emitted.SelfTestHash,
                    emitted.Nano,
                    emitted.Layers,
                },
                Options.SnakeCase) + "\n");
        return 0;
    }

    private static void Show(EmittedModel emitted, string target)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("layer", "kind", "in and out", "runs");
        foreach (string number in new[] { "MACs", "table bytes", "worst sum" })
            table.AddColumn(new TableColumn(number).RightAligned());
        foreach (EmittedLayer layer in emitted.Layers)
            table.AddRow(
                [
                    .. new[]
                    {
                        layer.Name, layer.Kind, layer.From + " -> " + layer.To, layer.PerWindow ? "new window" : "sequence", Options.Number(layer.Macs), Options.Number(layer.TableBytes),
                        layer.AccumulatorBits == 0 ? "" : $"2^{Math.Log2(Math.Max(1, layer.WorstAccumulator)).ToString("F1", CultureInfo.InvariantCulture)} of 2^{layer.AccumulatorBits}",
                    }.Select(Markup.Escape),
                ]);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{target}: {Options.Number(emitted.Weights)} weights, {Options.Number(emitted.MacsPerWindow)} MACs a run, {Options.Number(emitted.FlashBytes)} bytes of tables, {Options.Number(emitted.RamBytes)} bytes of RAM ({Options.Number(emitted.RamBytesUnshared)} if no two layers shared an array)");
        foreach (string note in emitted.Nano?.Notes ?? [])
            AnsiConsole.WriteLine(note);
        AnsiConsole.WriteLine("Research software, not a medical device.");
    }
}
