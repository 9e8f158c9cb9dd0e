using System.Globalization;
using HrvXkd.Firmware.Recording;
using HrvXkd.Patient;
using HrvXkd.Wfdb;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace HrvXkd.Firmware.Tests.Running;

/// <summary>The device for days, as fast as it goes. Usually two hours; HRVXKD_DAYS=7 is the figure to reach and takes a quarter of an hour and 1 GB of memory as disk.</summary>
public sealed class SimulatedDaysTests(ITestOutputHelper output) : IDisposable
{
    private const string DaysVariable = "HRVXKD_DAYS";
    private const double UsualDays = 2.1 / 24;
    private const int HourSeconds = 3600;

    // In memory where that is a disk: every half second of the device's time goes to the disk, which a real one takes a millisecond for.
    private readonly string _data = Directory.Exists("/dev/shm") ? Directory.CreateDirectory($"/dev/shm/hrvxkd-days-{Environment.ProcessId}").FullName : Directory.CreateTempSubdirectory("hrvxkd-").FullName;

    public void Dispose() => Directory.Delete(_data, true);

    [Fact]
    public void Run_Days_FilesAreCompleteTrendsRightMemoryFlat()
    {
        double days = double.Parse(Environment.GetEnvironmentVariable(DaysVariable) ?? UsualDays.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int rateHz = days < 1 ? 125 : 500, hours = days < 1 ? 1 : 24;
        long seconds = (long)(days * 24 * HourSeconds);
        string settings = Path.Combine(_data, "settings.json");
        File.WriteAllText(settings, $$"""{ "sampleRate": {{rateHz}}, "profile": "holter", "recording": { "folder": "{{_data}}", "recordingHours": {{hours}}, "keepFreeMegabytes": 10 }, "monitor": { "port": 0 } }""");
        using DeviceRun run = new("run", "--device", "sim", "--speed", "0", "--seconds", $"{seconds}", "--settings", settings);
        Assert.Contains($"stopped: {seconds * rateHz} samples, 0 corrupt frames, 0 restarts of the chip, 0 events dropped, 0 bytes allocated by acquisition", run.Finish(), StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        RequireComplete(seconds * rateHz, rateHz, (int)((seconds + (hours * HourSeconds) - 1) / (hours * HourSeconds)));
        RequireTrends(seconds, hours);
        RequireFlat();
    }

    // Every sample is there, recordings follow each other to the millisecond, each can be read to its end and has its annotations.
    private void RequireComplete(long samples, int rateHz, int recordings)
    {
        RecordingStore store = new(_data);
        Assert.Empty(store.Mend());
        Assert.Equal(recordings, store.Names.Count);
        long total = 0, beats = 0;
        DateTime? next = null;
        foreach (string name in store.Names)
        {
            using WfdbRecord record = WfdbRecord.Open(store.PathOf(name));
            int[] all = record.ReadAll(0);
            Assert.Equal(record.SampleCount, all.Length);
            Assert.DoesNotContain(WfdbRecord.Missing, all);
            if (next is { } expected)
                Assert.InRange(Math.Abs((record.Start!.Value - expected).TotalMilliseconds), 0, 2);
            next = record.Start + TimeSpan.FromSeconds((double)record.SampleCount / rateHz);
            total += record.SampleCount;
            beats += AnnotationFile.Read(store.PathOf(name) + ".atr").Count(annotation => annotation.IsBeat);
        }

        Assert.Equal(samples, total);
        int truth = Truth((double)samples / rateHz).Count;
        output.WriteLine(FormattableString.Invariant($"{recordings} recordings, {total} samples, none missing; {beats} beats, {truth} true ones"));
        Assert.InRange(beats, 0.995 * truth, 1.005 * truth);
    }

    // The heart rate of every minute against that of the patient who was simulated.
    private void RequireTrends(long seconds, int hours)
    {
        List<double> truth = Truth(seconds + 10);
        List<(long Minute, double Rate)> minutes = Query(
            "SELECT minute.minute, heart_rate, recording.rowid - 1 FROM minute JOIN recording ON recording.name = minute.recording WHERE heart_rate IS NOT NULL ORDER BY recording.rowid, minute.minute",
            row => (row.GetInt64(0) + (row.GetInt64(2) * hours * 60), row.GetDouble(1)));

        // A minute that is too disturbed for a heart rate has none; one begins at the first sample, so that the last may be a part.
        Assert.InRange(minutes.Count, 0.995 * seconds / 60, (seconds / 60) + 1);
        double[] errors = [.. minutes.Select(minute => Math.Abs(minute.Rate - RateIn(truth, minute.Minute)))];
        Array.Sort(errors);
        output.WriteLine(FormattableString.Invariant($"{minutes.Count} minutes; heart rate differs from the true one by {errors.Average():F2} on average, {errors[(int)(0.99 * errors.Length)]:F2} at 99 of 100"));
        Assert.InRange(errors.Average(), 0, 0.5);
        Assert.Equal(Query("SELECT COUNT(*) FROM window", row => row.GetInt64(0))[0], ((seconds - 300) / 150) + 1);
    }

    private void RequireFlat()
    {
        List<(long Resident, long Collections, long Bytes)> health = Query("SELECT resident_mb, collections, acquisition_bytes FROM health ORDER BY rowid", row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));
        long early = health.Take(health.Count / 2).Max(at => at.Resident), late = health.Skip(health.Count / 2).Max(at => at.Resident);
        output.WriteLine(FormattableString.Invariant($"resident memory at most {early} MB in the first half, {late} MB in the second; {health[^1].Collections} collections of the storing thread's garbage; acquisition allocated {health.Max(at => at.Bytes)} bytes"));
        Assert.Equal(0, health.Max(at => at.Bytes));
        Assert.InRange(late, 0, early + 10);
    }

    // The chip settles for a second and some before its first sample.
    private static List<double> Truth(double seconds)
    {
        PatientRhythm rhythm = new(PatientParameters.Draw(1, 1, false));
        List<double> beats = [];
        for (double at = rhythm.Next().Seconds; at < seconds; at = rhythm.Next().Seconds)
            beats.Add(at);
        return beats;
    }

    private static double RateIn(List<double> beats, long minute)
    {
        int first = beats.BinarySearch(60.0 * minute) is < 0 and int at ? ~at : beats.BinarySearch(60.0 * minute);
        List<double> intervals = [];
        for (int i = Math.Max(1, first); i < beats.Count && beats[i] < 60.0 * (minute + 1); i++)
            intervals.Add(beats[i] - beats[i - 1]);
        intervals.Sort();
        return 60 / intervals[intervals.Count / 2];
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> take)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(_data, "hrvxkd.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(take(reader));
        return rows;
    }
}
