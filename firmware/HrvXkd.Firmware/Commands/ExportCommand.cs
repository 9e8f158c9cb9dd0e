using System.CommandLine;
using System.Globalization;
using HrvXkd.Firmware.Export;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that hands recordings to other programs.</summary>
internal static class ExportCommand
{
    private const string Help = """
        Writes a recording, or a part of it, as EDF+ (16 bit; beats and events as EDF+ annotations), CSV, or a WFDB record of one segment.

        Examples: export recordings/20261125T070533Z/20261125T070533Z --format edf --out night.edf
                  export recordings/20261125T070533Z/20261125T070533Z --format csv --from 3600 --to 3660 --out minute.csv
        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Argument<string> record = new("RECORD") { Description = "Path of the record, with or without .hea." };
        Option<string> format = new("--format") { Description = "edf, csv or wfdb.", DefaultValueFactory = _ => "edf" };
        format.AcceptOnlyFromAmong("edf", "csv", "wfdb");
        Option<string> output = new("--out") { Description = "File to write; for wfdb the path of the record without extension.", Required = true };
        Option<double> from = new("--from") { Description = "Start of the part, seconds." };
        Option<double?> to = new("--to") { Description = "End of the part, seconds. Default: the end of the record." };
        Command command = new("export", Help) { record, format, output, from, to };
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(record);
            path = path.EndsWith(".hea", StringComparison.Ordinal) ? path[..^4] : path;
            using WfdbRecord opened = WfdbRecord.Open(path);
            ExportPart part = ExportPart.Of(path, opened, parse.GetValue(from), parse.GetValue(to));
            string target = parse.GetRequiredValue(output);
            string note = "";
            switch (parse.GetValue(format))
            {
                case "csv":
                    CsvExport.Write(part, target);
                    break;
                case "wfdb":
                    WfdbExport.Write(part, target);
                    break;
                default:
                    IReadOnlyList<double> steps = EdfExport.Write(part, target);
                    note = $"; 16 bit, steps of {string.Join(", ", steps.Select((step, i) => string.Create(CultureInfo.InvariantCulture, $"{step:G3} {opened.Signals[i].Units}")))}";
                    break;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {part.Count / opened.SampleRateHz:F1} s, {part.Annotations.Count} annotations{note}"));
            return 0;
        });
        return command;
    }
}
