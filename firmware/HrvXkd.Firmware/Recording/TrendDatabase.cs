// Trends, events and health of the device in SQLite (WAL: readers never wait for the writer, and a killed process leaves the database whole).
// Times are seconds since the start of the recording and UTC by the device's clock.
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HrvXkd.Firmware.Recording;

/// <summary>The database beside the recordings. Used by one thread.</summary>
internal sealed class TrendDatabase : IDisposable
{
    /// <summary>Version of the tables, in the database's user_version.</summary>
    public const int SchemaVersion = 1;

    private static readonly string[] Columns =
        ["heart_rate", "ln_sdnn", "ln_rmssd", "pnn50", "ln_vlf", "ln_lf", "ln_hf", "lf_fraction", "samp_en", "dfa_alpha1", "sd1_sd2", "respiration_rate"];

    private readonly string _path;
    private SqliteConnection? _connection;

    /// <summary>Takes the file; it is opened, or made, with the first change, and anew after a change that failed.</summary>
    /// <param name="path">The file.</param>
    public TrendDatabase(string path) => _path = path;

    /// <summary>Opens or makes the database, so that a wrong one is told at once.</summary>
    /// <exception cref="FormatException">It was written by a newer program.</exception>
    /// <exception cref="IOException">It cannot be opened, as on a disk that is full or cannot be written.</exception>
    public void Open()
    {
        if (_connection is not null)
            return;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
            long version = (long)Scalar("PRAGMA user_version;");
            if (version > SchemaVersion)
                throw new FormatException($"{_path}: schema {version}, expected {SchemaVersion} or less: a newer program wrote it");
            Execute(Schema());
        }
        catch (SqliteException fault)
        {
            Dispose();
            throw new IOException($"{_path}: {fault.Message}", fault);
        }
    }

    /// <summary>Adds a recording.</summary>
    public void AddRecording(SessionHead head, string profile, string modelSha256) => Execute(
        "INSERT OR REPLACE INTO recording VALUES ($name, $start, $rate, $profile, $model)",
        ("$name", head.Name), ("$start", Utc(head.StartUtc)), ("$rate", head.RateHz), ("$profile", profile), ("$model", modelSha256));

    /// <summary>Adds a window with its features.</summary>
    public void AddWindow(string recording, in WindowTrend window)
    {
        string names = string.Join(", ", Columns.Select(column => "$" + column));
        List<(string, object)> values =
        [
            ("$recording", recording), ("$index", window.Index), ("$start", window.StartSeconds), ("$valid", window.Valid ? 1 : 0),
            ("$quality", window.Quality), ("$risk", window.Risk ?? (object)DBNull.Value),
        ];
        for (int i = 0; i < Columns.Length; i++)
            values.Add(("$" + Columns[i], window.Valid ? window.FeaturesQ16[i] / 65536.0 : DBNull.Value));
        Execute($"INSERT INTO window VALUES ($recording, $index, $start, $valid, $quality, {names}, $risk)", [.. values]);
    }

    /// <summary>Adds a minute of the recording.</summary>
    public void AddMinute(string recording, in MinuteTrend minute) => Execute(
        "INSERT INTO minute VALUES ($recording, $minute, $beats, $rate, $quality, $off, $lost)",
        ("$recording", recording), ("$minute", minute.Minute), ("$beats", minute.Beats), ("$rate", minute.HeartRate ?? (object)DBNull.Value),
        ("$quality", minute.Quality ?? (object)DBNull.Value), ("$off", minute.ElectrodesOffSeconds), ("$lost", minute.LostSamples));

    /// <summary>Adds an event.</summary>
    /// <param name="recording">Recording, or empty outside of one.</param>
    /// <param name="seconds">Seconds since its start.</param>
    /// <param name="utc">Time by the device's clock.</param>
    /// <param name="kind">One word.</param>
    /// <param name="detail">One line.</param>
    public void AddEvent(string recording, double seconds, DateTime utc, string kind, string detail) => Execute(
        "INSERT INTO event VALUES ($recording, $seconds, $utc, $kind, $detail)",
        ("$recording", recording), ("$seconds", seconds), ("$utc", Utc(utc)), ("$kind", kind), ("$detail", detail));

    /// <summary>Adds the health counters of the device.</summary>
    public void AddHealth(string recording, double seconds, DateTime utc, HealthCounters health) => Execute(
        "INSERT INTO health VALUES ($recording, $seconds, $utc, $free, $resident, $lost, $corrupt, $dropped, $peak, $restarts, $allocated, $collections)",
        ("$recording", recording), ("$seconds", seconds), ("$utc", Utc(utc)), ("$free", health.FreeMegabytes), ("$resident", health.ResidentMegabytes),
        ("$lost", health.LostSamples), ("$corrupt", health.CorruptFrames), ("$dropped", health.DroppedEvents), ("$peak", health.RingPeak),
        ("$restarts", health.ChipRestarts), ("$allocated", health.AcquisitionBytes), ("$collections", health.Collections));

    /// <summary>Runs changes as one.</summary>
    /// <param name="changes">They; all are taken back if one fails.</param>
    /// <exception cref="IOException">The database cannot be written, as on a full disk; nothing was changed.</exception>
    public void Together(Action changes)
    {
        Open();
        try
        {
            using SqliteTransaction transaction = _connection!.BeginTransaction();
            changes();
            transaction.Commit();
        }
        catch (SqliteException fault)
        {
            Dispose();
            throw new IOException($"database: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static string Schema() => $"""
        CREATE TABLE IF NOT EXISTS recording (name TEXT PRIMARY KEY, start_utc TEXT, rate_hz INTEGER, profile TEXT, model_sha256 TEXT);
        CREATE TABLE IF NOT EXISTS window (recording TEXT, window_index INTEGER, start_s REAL, valid INTEGER, quality INTEGER, {string.Join(" REAL, ", Columns)} REAL, risk REAL);
        CREATE TABLE IF NOT EXISTS minute (recording TEXT, minute INTEGER, beats INTEGER, heart_rate REAL, quality REAL, electrodes_off_s REAL, lost_samples INTEGER);
        CREATE TABLE IF NOT EXISTS event (recording TEXT, time_s REAL, utc TEXT, kind TEXT, detail TEXT);
        CREATE TABLE IF NOT EXISTS health (recording TEXT, time_s REAL, utc TEXT, free_mb INTEGER, resident_mb INTEGER, lost_samples INTEGER, corrupt_frames INTEGER,
            dropped_events INTEGER, ring_peak INTEGER, chip_restarts INTEGER, acquisition_bytes INTEGER, collections INTEGER);
        CREATE INDEX IF NOT EXISTS window_of ON window (recording, window_index);
        CREATE INDEX IF NOT EXISTS minute_of ON minute (recording, minute);
        PRAGMA user_version={SchemaVersion};
        """;

    private static string Utc(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private object Scalar(string sql)
    {
        using SqliteCommand command = _connection!.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private void Execute(string sql, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = _connection!.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
