using System.CommandLine;
using System.Text.Json;
using HrvXkd.Firmware.Doctor;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that looks at the machine before the chip is blamed.</summary>
internal static class DoctorCommand
{
    private const string Help = """
        Looks at everything that must be right before the chip is blamed: program, kernel, board, SPI, groups, GPIO chip and lines,
        governor, real-time rights, memory lock, storage, clock.
        Each line says ok, or what is wrong and how to mend it. Changes nothing. Exit code 1 if something is wrong.

        Example: doctor --settings /etc/hrvxkd/settings.json
        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Option<string?> json = new("--json") { Description = "File for all findings." };
        Command command = new("doctor", Help) { json };
        FrontEndOptions frontEnd = new FrontEndOptions().AddTo(command);
        command.SetAction(parse =>
        {
            IReadOnlyList<Finding> findings = new Examination(frontEnd.Settings(parse), frontEnd.IsSimulated(parse)).Run();
            foreach (Finding finding in findings)
            {
                string mark = finding.State switch { FindingState.Ok => "ok   ", FindingState.Warning => "note ", _ => "WRONG" };
                Console.WriteLine($"{mark}  {finding.Name,-16} {finding.Found}");
                if (finding.Remedy.Length > 0)
                    Console.WriteLine($"{"",24}-> {finding.Remedy}");
            }

            if (parse.GetValue(json) is { } path)
                WriteJson(path, findings);
            int wrong = findings.Count(finding => finding.State == FindingState.Wrong);
            Console.WriteLine(wrong == 0 ? "nothing is in the way" : $"{wrong} to mend");
            return wrong == 0 ? 0 : 1;
        });
        return command;
    }

    private static void WriteJson(string path, IReadOnlyList<Finding> findings)
    {
        using FileStream file = new(path, FileMode.Create);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("name", finding.Name);
            json.WriteString("state", finding.State.ToString());
            json.WriteString("found", finding.Found);
            json.WriteString("remedy", finding.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
