using System.Globalization;
using HrvXkd.Core.Beats;
using HrvXkd.Core.Intervals;
using HrvXkd.Core.Tests.Reference;
using HrvXkd.Tests;

namespace HrvXkd.Core.Tests.Intervals;

/// <summary>Recorded intervals without shapes: healthy rhythms stay as they are, atrial fibrillation is told from them.</summary>
public class RecordedIntervalTests
{
    private const double LongestSeconds = 3;

    // The first number of a list of a day is no interval; of those lists the first four hours are taken.
    [SkippableTheory]
    [InlineData("data/rr-long/nsr", 1.0, 1, 0.98)]
    [InlineData("data/welltory-rr", 0.001, 0, 0.97)]
    public void Clean_HealthyRhythms_AreKeptAndNotIrregular(string folder, double unit, int skip, double share)
    {
        string[] lists = Directory.GetFiles(SharedData.Require(folder), "*rr*.txt", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive });
        Assert.NotEmpty(lists);
        foreach (string list in lists)
        {
            double[] seconds = [.. File.ReadAllText(list).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(skip).Take(20_000)
                .Select(number => unit * double.Parse(number, CultureInfo.InvariantCulture))];
            List<CleanedInterval> cleaned = Clean(seconds);
            Assert.True(cleaned.Count(interval => interval.IsNn) >= share * cleaned.Count, $"{list}: {cleaned.Count(interval => interval.IsNn)} of {cleaned.Count}");
            Assert.True(cleaned.Count(interval => interval.IsIrregular) <= 0.02 * cleaned.Count, list);
        }
    }

    [SkippableFact]
    public void Clean_AtrialFibrillationDuringSurgery_IsIrregular()
    {
        List<double> shares = [];
        foreach (string file in Directory.GetFiles(SharedData.Require("data/vitaldb-arrhythmia"), "Annotation_file_*.csv").Order(StringComparer.Ordinal))
        {
            // Time, beat, rhythm, whether the signal is bad.
            string[][] rows = [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(cells => cells.Length > 3 && cells[1].Length > 0 && cells[3] == "False")];
            if (rows.Length < 500 || rows.Count(cells => cells[2] == "AFIB/AFL") < 0.95 * rows.Length)
                continue;
            double[] times = [.. rows.Select(cells => double.Parse(cells[0], CultureInfo.InvariantCulture)).Order()];
            List<CleanedInterval> cleaned = Clean([.. times.Zip(times.Skip(1), (a, b) => b - a)]);
            shares.Add(cleaned.Count(interval => interval.IsIrregular) / (double)cleaned.Count);
        }

        Assert.True(shares.Count > 20);
        Assert.InRange(shares.Average(), 0.9, 1);
        Assert.InRange(shares.Order().ElementAt(shares.Count / 10), 0.8, 1);
    }

    private static List<CleanedInterval> Clean(double[] seconds)
    {
        NnCleaner cleaner = new();
        List<CleanedInterval> cleaned = [];
        double time = 0;
        cleaner.Push(0, CleanedInterval.GoodQuality, BeatClass.NormalLike, true, false);
        foreach (double interval in seconds)
        {
            bool gap = interval > LongestSeconds;
            if (gap)
                CleanedInterval.Take(cleaner, true, cleaned);
            time += interval;
            cleaner.Push((long)Math.Round(time * Ticks.PerSecond), CleanedInterval.GoodQuality, BeatClass.NormalLike, gap, false);
            CleanedInterval.Take(cleaner, false, cleaned);
        }

        CleanedInterval.Take(cleaner, true, cleaned);
        return cleaned;
    }
}
