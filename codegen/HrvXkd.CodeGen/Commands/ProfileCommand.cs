using System.CommandLine;
using System.Globalization;
using HrvXkd.CodeGen.Pages;
using HrvXkd.CodeGen.Profile;
using HrvXkd.CommandLine;
using Spectre.Console;

namespace HrvXkd.CodeGen.Commands;

/// <summary><c>profile</c>: what each layer costs on this machine, and how far that is from what a core could do.</summary>
internal static class ProfileCommand
{
    private const int LeastRounds = 10, MostRounds = 1_000_000;

    public static Command Create()
    {
        Calibration model = new();
        Option<string> core = new("--core") { Description = $"Core whose limits are shown: {string.Join(", ", CoreLimit.All.Select(limit => limit.Name))}.", DefaultValueFactory = _ => Processor.DefaultCore };
        Option<int> rounds = new("--rounds") { Description = "Rounds measured.", DefaultValueFactory = _ => 2000 };
        Option<bool> instructions = new("--instructions") { Description = "Count instructions, too: x86-64, by NativeAOT and valgrind, where these are installed; takes a minute." };
        Option<string?> json = Options.Json(), html = Options.Html();
        Command command = new("profile", "Times each layer inside the emitted code and shows multiply-adds, bytes, ns, share and percent of a core's limit. The program is checked against the reference, bit for bit, before the clock starts. Exit code 1 if the layers do not account for the whole.\n\nExample:\n  profile --model student.int8.onnx --core zen4 --html profile.html") { core, rounds, instructions, json, html };
        model.AddTo(command);
        command.SetAction(parse =>
        {
            string name = parse.GetValue(core)!;
            CoreLimit limit = CoreLimit.All.FirstOrDefault(one => one.Name == name)
                ?? throw new UsageException($"--core {name}; accepted: {string.Join(", ", CoreLimit.All.Select(one => one.Name))}");
            if (parse.GetValue(rounds) is < LeastRounds or > MostRounds)
                throw new UsageException($"--rounds {parse.GetValue(rounds)}; accepted: {LeastRounds}..{MostRounds}");
            ProfileReport report = Profiler.Run(model.Read(parse, out _), limit, parse.GetValue(rounds), parse.GetValue(instructions));
            Show(report);
            if (parse.GetValue(json) is { } file)
                File.WriteAllText(file, report.ToJson());
            if (parse.GetValue(html) is { } page)
                File.WriteAllText(page, ProfilePage.ToHtml(report));
            return report.Agrees ? 0 : 1;
        });
        return command;
    }

    private static void Show(ProfileReport report)
    {
        AnsiConsole.WriteLine($"{report.Model}: {report.Run}, {report.Machine}; {Options.Number(report.Rounds)} rounds of {report.Batch} instances, {report.VectorsChecked} inputs equal to the reference in every bit");
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("layer", "kind");
        foreach (string number in new[] { "MACs", "tables B", "RAM B", "min ns", "p50 ns", "p99 ns", "share %", $"limit ns, {report.Core.Name}", "% of limit", "instructions" })
            table.AddColumn(new TableColumn(number).RightAligned());
        foreach (LayerProfile layer in report.Layers)
            table.AddRow([.. Row(layer).Select(Markup.Escape)]);
        table.AddRow("sum of layers", "", Options.Number(report.Macs), Options.Number(report.FlashBytes), Options.Number(report.RamBytes), "", Text(report.SumP50Ns), "", "100", Text(report.LimitNs), "", Sum(report));
        table.AddRow("as emitted", "", "", "", "", Text(report.WholeMinNs), Text(report.WholeP50Ns), Text(report.WholeP99Ns), "", "", report.Layers.Any(layer => layer.LimitPercent is not null) ? Text(100 * report.LimitNs / report.WholeP50Ns) : "", "");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(FormattableString.Invariant($"layers against the whole: {report.DisagreementPercent:+0.0;-0.0} % (-{ProfileReport.MostBelowPercent:F0}..+{ProfileReport.MostAbovePercent:F0} accepted); {report.Counting}"));
        AnsiConsole.WriteLine($"working arrays: {Options.Number(report.RamBytes)} bytes; {Options.Number(report.RamBytesUnshared)} if no two layers shared one");
        if (report.Core.Name != Processor.DefaultCore)
            AnsiConsole.WriteLine($"times are of this machine; {report.Core.About} has limits only");
        AnsiConsole.WriteLine(report.Agrees ? "the layers account for the whole" : "the layers do not account for the whole: the machine is busy; try again");
    }

    private static string[] Row(LayerProfile layer) =>
    [
        layer.Name, layer.Kind, layer.Macs == 0 ? "" : Options.Number(layer.Macs), layer.TableBytes == 0 ? "" : Options.Number(layer.TableBytes), layer.RamBytes == 0 ? "" : Options.Number(layer.RamBytes),
        Text(layer.MinNs), Text(layer.P50Ns), Text(layer.P99Ns), Text(layer.SharePercent), layer.LimitNs == 0 ? "" : Text(layer.LimitNs), layer.LimitPercent is { } percent && layer.LimitNs > 0 ? Text(percent) : "",
        layer.Instructions is { } count ? Options.Number(count) : "",
    ];

    private static string Sum(ProfileReport report) => report.Layers.Any(layer => layer.Instructions is null) ? "" : Options.Number(report.Layers.Sum(layer => layer.Instructions ?? 0));

    private static string Text(double value) => value.ToString("N1", CultureInfo.InvariantCulture);
}
