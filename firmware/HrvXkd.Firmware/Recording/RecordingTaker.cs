// Keeps a recording going: samples and annotations to the session, minutes and windows to the database. What cannot be stored, because the disk is
// full or cannot be written, ends the recording and is told; a new one begins as soon as there is room.
using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Live;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>Stores what the device measures.</summary>
internal sealed class RecordingTaker : IEventTaker, IDisposable
{
    private const int RetrySeconds = 5;
    private const int LateSeconds = 10;
    private const int StateMask = (1 << RingSink.ElectrodeShift) - 1;

    private volatile RecordingPlan _plan;
    private readonly RecordingStore _store;
    private readonly StatusTracker _tracker;
    private readonly TrendTaker _trends;
    private readonly int[] _values;
    private readonly TimeProvider _clock;
    private readonly SessionChain _chain = new();
    private long _firstNs;
    private long _sample;
    private long _timeNs;
    private long _flushedSample;
    private long _retrySample;
    private long _checkedSample;
    private DateTime _startUtc;
    private ClockWatch _watch;
    private FrameState _state = FrameState.Good;

    public RecordingTaker(RecordingPlan plan, RecordingStore store, StatusTracker tracker, TrendTaker trends, TimeProvider clock)
    {
        _plan = plan;
        _store = store;
        _tracker = tracker;
        _trends = trends;
        _clock = clock;
        _watch = new ClockWatch(clock);
        _values = new int[plan.Signals.Count];
    }

    /// <summary>What is stored and how; a new plan is used from the next frame on, its segment length from the next recording.</summary>
    public RecordingPlan Plan
    {
        get => _plan;
        set => _plan = value;
    }

    /// <summary>Name of the recording, or null while nothing can be stored.</summary>
    public string? Name { get; private set; }

    /// <summary>How long ago the edge of a frame was, from its time in ns; null where the front end's time is not the machine's.</summary>
    public Func<long, TimeSpan>? AgeOf { get; init; }

    /// <summary>Why nothing is stored, or null.</summary>
    public string? Trouble { get; private set; }

    public void Take(ReadOnlySpan<DeviceEvent> events)
    {
        foreach (ref readonly DeviceEvent item in events)
        {
            bool electrodes = _tracker.Take(item);
            if (item.Kind == EventKind.Frame)
            {
                _sample = item.Sample;
                _timeNs = item.Extent;
            }

            if (_chain.Current is null && !(item.Kind == EventKind.Frame && TryBegin(item)))
                continue;
            try
            {
                Store(item, electrodes);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Abandon(fault.Message);
            }
        }
    }

    /// <summary>Writes a remark at the newest sample.</summary>
    /// <param name="text">At most 255 bytes.</param>
    public void Note(string text)
    {
        _chain.Current?.Annotate(DeviceAnnotation.Note(_chain.Current.Samples, text));
        if (_plan.Key is null)
            _trends.Event(_tracker.Seconds, "note", text);
    }

    public void Finish()
    {
        try
        {
            _chain.CompleteEnded();
            _chain.Current?.Complete();
            _trends.Flush(_tracker.Seconds);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Trouble = fault.Message;
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Closes the files as they are.</summary>
    public void Dispose() => _chain.Dispose();

    private void Store(in DeviceEvent item, bool electrodes)
    {
        switch (item.Kind)
        {
            case EventKind.Frame:
                StoreFrame(item, electrodes);
                break;
            case EventKind.Beat:
                _chain.Annotate(DeviceAnnotation.Beat(item.Sample * _plan.RateHz / Ticks.PerSecond, item.A, (BeatClass)item.B));
                _trends.TakeBeat(item);
                break;
            case EventKind.Window:
                StoreWindow(item);
                break;
            case EventKind.Chip:
                string text = item.A != 0 ? "front end lost" : "front end back";
                _chain.Current!.Annotate(DeviceAnnotation.Signal(_chain.Current.Samples, text));
                _trends.Event(_tracker.Seconds, "chip", text);
                break;
            default:
                break;
        }
    }

    private void StoreFrame(in DeviceEvent item, bool electrodes)
    {
        SessionWriter session = _chain.Current!;
        long lost = item.Sample - _chain.FirstSample - session.Samples;
        if (lost > 0)
        {
            session.Annotate(DeviceAnnotation.Signal(session.Samples, FormattableString.Invariant($"{lost} samples lost")));
            _trends.Event(_tracker.Seconds, "gap", FormattableString.Invariant($"{lost} samples lost"));
        }

        if (item.Sample - _chain.FirstSample >= (long)_plan.RecordingSeconds * _plan.RateHz)
        {
            if (!TryContinue(item))
                return;
            session = _chain.Current!;
        }

        long sample = item.Sample - _chain.FirstSample;
        if (sample >= (long)LateSeconds * _plan.RateHz)
            _chain.CompleteEnded();
        if (electrodes)
        {
            session.Annotate(DeviceAnnotation.Signal(sample, SignalTexts.Electrodes(_tracker.Off)));
            _trends.Event(_tracker.Seconds, "electrodes", SignalTexts.Electrodes(_tracker.Off));
        }

        FrameState state = (FrameState)(item.C & StateMask);
        if (SignalTexts.Change(_state, state) is { } change)
            session.Annotate(DeviceAnnotation.Signal(sample, change));
        _state = state;
        bool corrupt = state is FrameState.Corrupt or FrameState.Overrun;
        _values[0] = corrupt ? WfdbRecord.Missing : Storable(item.A);
        if (_values.Length > 1)
            _values[1] = corrupt ? WfdbRecord.Missing : Storable(item.B);
        session.Write(sample, _values);
        if ((_sample - _flushedSample) * 1000 >= (long)_plan.FlushMs * _plan.RateHz)
            Flush();
        _trends.TakeFrame(item, lost, (double)item.Sample / _plan.RateHz);
    }

    private void Flush()
    {
        _flushedSample = _sample;
        _chain.Current!.ClosingComments = Closing();
        _chain.Current.Flush();
        if (_sample - _checkedSample < _plan.RateHz)
            return;
        _checkedSample = _sample;
        CheckClock();
        CheckRoom();
    }

    private void StoreWindow(in DeviceEvent item)
    {
        if (_tracker.Newest is not { } window)
            return;
        _trends.TakeWindow(item, window);
        long end = ((long)window.Index * _plan.StrideSeconds + _plan.LengthSeconds) * _plan.RateHz;
        string risk = window.Risk is { } value ? FormattableString.Invariant($"{value:F4}") : "none";
        string text = FormattableString.Invariant($"window {window.Index} quality {window.Quality} risk {risk} logit_q16 {item.C}");
        _chain.Annotate(DeviceAnnotation.Note(end, text));
    }

    // The lowest code is the format's mark for a missing sample: at the end of the range the input is not known anyway.
    private static int Storable(int code) => code == -(1 << 23) ? WfdbRecord.Missing : code;

    // The next recording follows without a gap: it begins with this frame, at the time that the first recording's start and the front end's clock give.
    private bool TryContinue(in DeviceEvent item)
    {
        _chain.End(Closing());
        _trends.Flush(_tracker.Seconds);
        _retrySample = item.Sample;
        return TryBegin(item, _startUtc + TimeSpan.FromMicroseconds((item.Extent - _firstNs) / 1000));
    }

    private bool TryBegin(in DeviceEvent item, DateTime? follows = null)
    {
        if (item.Sample < _retrySample)
            return false;
        _retrySample = item.Sample + ((long)RetrySeconds * _plan.RateHz);
        try
        {
            RequireRoom(follows is null ? "" : Name ?? "");
            DateTime now = follows ?? (_clock.GetUtcNow().UtcDateTime - (AgeOf?.Invoke(item.Extent) ?? TimeSpan.Zero));
            string name = _store.NewName(now);
            SessionHead head = new(name, _plan.RateHz, _plan.Signals, _plan.Comments, now);
            SessionWriter session = new(Path.GetDirectoryName(_store.PathOf(name))!, head, _plan.SegmentSeconds, _plan.LongestFillSeconds, _plan.Key);
            _chain.Begin(session, item.Sample);
            _firstNs = item.Extent;
            _flushedSample = _checkedSample = item.Sample;
            _startUtc = now;
            _watch = new ClockWatch(_clock);
            _state = FrameState.Good;
            Name = name;
            Trouble = null;
            _trends.Begin(head, (double)item.Sample / _plan.RateHz);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Abandon(fault.Message);
            return false;
        }
    }

    private void Abandon(string reason)
    {
        _chain.Dispose();
        Name = null;
        Trouble = reason;
        _retrySample = _sample + ((long)RetrySeconds * _plan.RateHz);
    }

    private void RequireRoom(string keep)
    {
        if (_store.FreeBytes() >= _plan.KeepFreeBytes)
            return;
        if (_plan.RemoveOldest)
            _store.MakeRoom(_plan.KeepFreeBytes, keep);
        if (_store.FreeBytes() < _plan.KeepFreeBytes)
            throw new IOException($"less than {_plan.KeepFreeBytes >> 20} MB free in {_store.Folder}; remove recordings");
    }

    private void CheckRoom()
    {
        try
        {
            RequireRoom(Name ?? "");
        }
        catch (IOException)
        {
            _chain.Current!.Complete();
            throw;
        }
    }

    // A step of the device's clock, as when the network brings the time, does not move samples: it is written down.
    private void CheckClock()
    {
        if (_watch.Step() is not { } step)
            return;
        _startUtc += step;
        string text = FormattableString.Invariant($"clock stepped by {step.TotalSeconds:+0.0;-0.0} s");
        _chain.Current!.Annotate(DeviceAnnotation.Note(_chain.Current.Samples, text));
        _trends.Event(_tracker.Seconds, "clock", text);
    }

    private IReadOnlyList<string> Closing()
    {
        double seconds = (_timeNs - _firstNs) * 1e-9;
        return seconds < 1 ? [] : [FormattableString.Invariant($"measured rate: {(_sample - _chain.FirstSample) / seconds:F3} samples per second")];
    }
}
