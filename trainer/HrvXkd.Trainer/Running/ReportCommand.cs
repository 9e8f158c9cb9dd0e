using System.CommandLine;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Running;

/// <summary>The command that makes the page of a run again.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Option<string> run = new("--run") { Description = "Out folder of run or train.", Required = true };
        Command command = new("report",
            $"Makes {RunFiles.Report}, the tables and the figures of a run again, with what these commands left in its folder: {RunFiles.Leakage} of leakage, {RunFiles.Controls} of controls,\n{RunFiles.Limit} of limit, {RunFiles.Sizes} of sizes, {RunFiles.Quantization} of quantize.\n\n"
            + $"Example: leakage --data recordings --json out/recordings/{RunFiles.Leakage}\nExample: report --run out/recordings") { run };
        command.SetAction((parse, _) =>
        {
            string folder = parse.GetValue(run)!;
            Write(folder, ReportFile.Read(Path.Combine(folder, RunFiles.ReportData)));
            Console.WriteLine($"Report: {Path.Combine(folder, RunFiles.Report)}");
            return Task.FromResult(0);
        });
        return command;
    }

    /// <summary>Writes page, tables and figures.</summary>
    /// <param name="folder">Out folder of the run.</param>
    /// <param name="data">What the run gave.</param>
    public static void Write(string folder, ReportData data)
    {
        ReportModel report = new(data);
        FurtherFigures further = FurtherFigures.Read(folder);
        HtmlReport.Write(Path.Combine(folder, RunFiles.Report), report, further);
        string tables = Path.Combine(folder, RunFiles.Tables);
        TableFiles.Write(tables, report);
        FurtherTables.Write(tables, report, further);
        FigureFile.WriteRoc(Path.Combine(folder, RunFiles.Roc), report.Scores, report.Draws);
        FigureFile.WriteAll(Path.Combine(folder, RunFiles.Figures), report);
    }
}
