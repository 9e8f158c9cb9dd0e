using System.Globalization;
using HrvXkd.CommandLine;
using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Data.Datasets;
using HrvXkd.Data.Pressure;

namespace HrvXkd.Trainer.Preparing;

/// <summary>Compares the pressure of recordings with medians from elsewhere, and draws those that differ.</summary>
internal static class PressureCheck
{
    private const double OutlierMmHg = 5;

    /// <summary>Compares, prints, draws into the folder <c>pressure</c> of the data set.</summary>
    public static void Run(Cohort cohort, string table, DatasetOptions options, CancellationToken cancel)
    {
        Dictionary<string, (double Sbp, double Dbp)> expected = Read(table);
        double sbpSum = 0, dbpSum = 0;
        int count = 0;
        foreach (Recording recording in cohort.Recordings)
        {
            if (recording.Pressure is not { } signal || !expected.TryGetValue(recording.Id, out (double Sbp, double Dbp) known))
                continue;
            (_, PressureSummary found) = PressurePass.Run(signal, WindowProfile.Short(), options.Rule, cancel);
            if (double.IsNaN(found.SbpMmHg))
            {
                Console.WriteLine($"no pulse: {recording.Id}");
                continue;
            }

            double sbp = Math.Abs(found.SbpMmHg - known.Sbp), dbp = Math.Abs(found.DbpMmHg - known.Dbp);
            (sbpSum, dbpSum, count) = (sbpSum + sbp, dbpSum + dbp, count + 1);
            if (sbp <= OutlierMmHg && dbp <= OutlierMmHg)
                continue;
            string picture = Path.Combine(Directory.CreateDirectory(Path.Combine(options.OutFolder, "pressure")).FullName, recording.Id.Replace('/', '_') + ".svg");
            PressureFigure.Write(picture, recording.Id, signal, known, found);
            Console.WriteLine(FormattableString.Invariant($"off: {recording.Id} {found.SbpMmHg:0.0}/{found.DbpMmHg:0.0}, expected {known.Sbp:0.0}/{known.Dbp:0.0}, {picture}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{count} compared: mean absolute difference SBP {sbpSum / Math.Max(1, count):0.00}, DBP {dbpSum / Math.Max(1, count):0.00} mmHg"));
    }

    private static Dictionary<string, (double Sbp, double Dbp)> Read(string table)
    {
        string[][] lines = [.. File.ReadLines(table).Where(line => line.Length > 0).Select(line => line.Split(','))];
        int Column(string name) => lines.Length > 0 && Array.IndexOf(lines[0], name) is >= 0 and int at
            ? at
            : throw new UsageException($"--check {table}: no column '{name}', expected record, sbp_median, dbp_median");
        int record = Column("record"), sbp = Column("sbp_median"), dbp = Column("dbp_median");
        return lines.Skip(1).ToDictionary(line => line[record], line => (Number(line, sbp), Number(line, dbp)));

        double Number(string[] line, int column) => column < line.Length && double.TryParse(line[column], CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new UsageException($"--check {table}: record {line[record]} has no number in column '{lines[0][column]}'");
    }
}
