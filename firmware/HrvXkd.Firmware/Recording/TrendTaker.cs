using HrvXkd.Core;
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Recording;

/// <summary>Gathers minutes, windows, events and health for the database and writes them once a minute, or at once where it matters.</summary>
/// <param name="database">Receives them.</param>
/// <param name="rateHz">Samples per second.</param>
/// <param name="strideSeconds">Distance of windows.</param>
/// <param name="profile">Name of the windows' profile.</param>
/// <param name="modelSha256">Hash of the student.</param>
/// <param name="health">How the device is.</param>
/// <param name="clock">Time of day.</param>
/// <param name="deviceOnly">True to keep what says something about the wearer, minutes and windows, out of the database: recordings are sealed.</param>
internal sealed class TrendTaker(TrendDatabase database, int rateHz, int strideSeconds, string profile, string modelSha256, Func<HealthCounters> health, TimeProvider clock, bool deviceOnly = false)
{
    private const int TrustedQuality = 50;
    private const int FewestBeats = 5;
    private const int SecondsPerMinute = 60;
    private const int LongestBacklog = 10_000;

    private readonly Queue<Action> _backlog = new();
    private readonly List<double> _intervals = [];
    private string _recording = "";
    private double _origin;
    private long _minute = -1;
    private int _beats;
    private long _quality;
    private long _framesOff;
    private long _lost;
    private long _lostSinceStart;
    private double _latestBeat = double.NaN;

    /// <summary>Why the database could not be written last time, or null.</summary>
    public string? Trouble { get; private set; }

    /// <summary>A recording begins.</summary>
    public void Begin(SessionHead head, double seconds)
    {
        _recording = head.Name;
        _origin = seconds;
        _minute = -1;
        Add(() => database.AddRecording(head, profile, modelSha256));
        Event(seconds, "start", "recording begins");
    }

    /// <summary>Something happened that is to be kept at once.</summary>
    public void Event(double seconds, string kind, string detail)
    {
        string recording = _recording;
        double since = seconds - _origin;
        DateTime utc = clock.GetUtcNow().UtcDateTime;
        Add(() => database.AddEvent(recording, since, utc, kind, detail));
        Write();
    }

    public void TakeFrame(in DeviceEvent item, long lost, double seconds)
    {
        if ((item.C >> RingSink.ElectrodeShift) != 0)
            _framesOff++;
        _lost += Math.Max(0, lost);
        _lostSinceStart += Math.Max(0, lost);
        long minute = (long)((seconds - _origin) / SecondsPerMinute);
        if (minute == _minute)
            return;
        if (_minute >= 0)
            Flush(seconds);
        _minute = minute;
    }

    public void TakeBeat(in DeviceEvent item)
    {
        double seconds = (double)item.Sample / Ticks.PerSecond;
        bool good = item.A >= TrustedQuality;
        if (good && !double.IsNaN(_latestBeat))
            _intervals.Add(seconds - _latestBeat);
        _latestBeat = good ? seconds : double.NaN;
        _beats++;
        _quality += item.A;
    }

    public void TakeWindow(in DeviceEvent item, WindowStatus window)
    {
        if (deviceOnly)
            return;
        int[] features = window.Features is { } values ? [.. values.Select(value => (int)Math.Round(value * 65536))] : [];
        WindowTrend trend = new(window.Index, ((double)window.Index * strideSeconds) - _origin, window.Valid, window.Quality, features, window.Risk);
        string recording = _recording;
        Add(() => database.AddWindow(recording, trend));
        Write();
    }

    /// <summary>Writes the minute that ends.</summary>
    public void Flush(double seconds)
    {
        _intervals.Sort();
        double? rate = _intervals.Count >= FewestBeats ? SecondsPerMinute / _intervals[_intervals.Count / 2] : null;
        MinuteTrend minute = new(_minute, _beats, rate, _beats > 0 ? (double)_quality / _beats : null, (double)_framesOff / rateHz, _lost);
        HealthCounters now = health() with { LostSamples = _lostSinceStart };
        DateTime utc = clock.GetUtcNow().UtcDateTime;
        string recording = _recording;
        double since = seconds - _origin;
        if (!deviceOnly)
            Add(() => database.AddMinute(recording, minute));
        Add(() => database.AddHealth(recording, since, utc, now));
        _intervals.Clear();
        _beats = 0;
        _quality = _framesOff = _lost = 0;
        Write();
    }

    private void Add(Action change)
    {
        if (_backlog.Count == LongestBacklog)
            _backlog.Dequeue();
        _backlog.Enqueue(change);
    }

    // What cannot be written now waits for the next time.
    private void Write()
    {
        try
        {
            database.Together(() =>
            {
                foreach (Action change in _backlog)
                    change();
            });
            _backlog.Clear();
            Trouble = null;
        }
        catch (IOException fault)
        {
            Trouble = fault.Message;
        }
    }
}
