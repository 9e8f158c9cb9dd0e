using System.Globalization;
using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Data.Labels;
using HrvXkd.Data.Pressure;
using Xunit.Abstractions;

namespace HrvXkd.Tests.Data.Pressure;

public class UciPressureTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Run_Uci_MediansAreThoseOfTheIndex()
    {
        string folder = SharedData.Require("data/uci-cuffless-bp");
        string[][] lines = [.. File.ReadLines(Path.Combine(folder, "index.csv")).Select(line => line.Split(','))];
        int record = Array.IndexOf(lines[0], "record"), sbp = Array.IndexOf(lines[0], "sbp_median"), dbp = Array.IndexOf(lines[0], "dbp_median");
        Dictionary<string, Recording> recordings = Cohort.Open(folder).Recordings.ToDictionary(recording => recording.Id);
        List<double> sbpErrors = [], dbpErrors = [];
        foreach (string[] line in lines.Skip(1))
        {
            (_, PressureSummary found) = PressurePass.Run(recordings[line[record]].Pressure!, WindowProfile.Short(), new HypertensionRule());
            sbpErrors.Add(Math.Abs(found.SbpMmHg - double.Parse(line[sbp], CultureInfo.InvariantCulture)));
            dbpErrors.Add(Math.Abs(found.DbpMmHg - double.Parse(line[dbp], CultureInfo.InvariantCulture)));
            if (!(sbpErrors[^1] <= 5 && dbpErrors[^1] <= 5))
                output.WriteLine($"{line[record]}: index {line[sbp]}/{line[dbp]}, found {found}");
        }

        output.WriteLine($"mean absolute difference: SBP {sbpErrors.Average():0.000}, DBP {dbpErrors.Average():0.000} mmHg");
        Assert.Equal(237, sbpErrors.Count);
        Assert.True(sbpErrors.Average() <= 2, $"SBP {sbpErrors.Average()}");
        Assert.True(dbpErrors.Average() <= 2, $"DBP {dbpErrors.Average()}");
    }
}
