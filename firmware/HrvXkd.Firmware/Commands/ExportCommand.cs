using System.CommandLine;
using System.Globalization;
using HrvXkd.Firmware.Export;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that hands recordings to other programs.</summary>
internal static class ExportCommand
{
    private const string Help = """
        Writes a recording, or a part of it, as EDF+ (16 bit; beats and events as EDF+ annotations), CSV, or a WFDB record of one segment. Opens sealed recordings with their key.

        Examples: export recordings/20261125T070533Z/20261125T070533Z --format edf --out night.edf
                  export recordings/20261125T070533Z/20261125T070533Z --format csv --from 3600 --to 3660 --out minute.csv
                  export recordings/20261125T070533Z --key-file recording.key --format wfdb --out plain/night
        """;

    /// <summary>The option that names the key of a sealed recording.</summary>
    public static Option<string?> KeyFile() => new("--key-file") { Description = "Key of a sealed recording, as run --write-key makes it." };

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Argument<string> record = new("RECORD") { Description = "Path of the record, with or without .hea." };
        Option<string> format = new("--format") { Description = "edf, csv or wfdb.", DefaultValueFactory = _ => "edf" };
        format.AcceptOnlyFromAmong("edf", "csv", "wfdb");
        Option<string> output = new("--out") { Description = "File to write; for wfdb the path of the record without extension.", Required = true };
        Option<double> from = new("--from") { Description = "Start of the part, seconds." };
        Option<double?> to = new("--to") { Description = "End of the part, seconds. Default: the end of the record." };
        Option<string?> keyFile = KeyFile();
        Command command = new("export", Help) { record, format, output, from, to, keyFile };
        command.SetAction(parse =>
        {
            using OpenedRecord plain = OpenedRecord.Of(parse.GetRequiredValue(record), parse.GetValue(keyFile));
            using WfdbRecord opened = WfdbRecord.Open(plain.Path);
            ExportPart part = ExportPart.Of(plain.Path, opened, parse.GetValue(from), parse.GetValue(to));
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
