// From events to what a person should know. Rules: an electrode counts as off or on after 100 ms; heart rate is the median interval of the last ten
// seconds' beats of quality 50 and above, of which there must be three; what is older is not shown.
using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Live;

/// <summary>Follows the events of one device. Used by the storing thread alone.</summary>
internal sealed class StatusTracker(int rateHz, WindowProfile profile)
{
    private const int TrustedQuality = 50;
    private const int FewestBeats = 3;
    private const double RecentSeconds = 10;
    private const double LogitScale = 65536.0;
    private const int DebounceFractionOfSecond = 10;

    // Before so many seconds of signal a poor one is not told from a detector that still learns.
    private const double SettlingSeconds = 8;

    private readonly Queue<(double Seconds, int Quality)> _beats = new();
    private readonly Queue<WindowStatus> _windows = new();
    private readonly double[] _features = new double[Sequence.Features];
    private readonly List<double> _attention = [];
    private long _samples;
    private long _lost;
    private double _goodSince;
    private Electrodes _off;
    private Electrodes _candidate;
    private int _candidateFrames;
    private bool _chipFault;

    /// <summary>Electrodes without contact.</summary>
    public Electrodes Off => _off;

    /// <summary>Seconds since the first sample.</summary>
    public double Seconds => (double)_samples / rateHz;

    /// <summary>Samples lost.</summary>
    public long Lost => _lost;

    /// <summary>The newest window, or null.</summary>
    public WindowStatus? Newest => _windows.Count == 0 ? null : _windows.Last();

    /// <summary>Takes one event.</summary>
    /// <param name="item">The event.</param>
    /// <returns>True if the electrodes changed.</returns>
    public bool Take(in DeviceEvent item)
    {
        switch (item.Kind)
        {
            case EventKind.Frame:
                return TakeFrame(item);
            case EventKind.Beat:
                _beats.Enqueue(((double)item.Sample / Ticks.PerSecond, item.A));
                break;
            case EventKind.Feature:
                _features[item.Sample] = item.A / LogitScale;
                break;
            case EventKind.Attention:
                _attention.Add(Math.Round(item.A / LogitScale, 4));
                break;
            case EventKind.Window:
                TakeWindow(item);
                break;
            default:
                _chipFault = item.A != 0;
                break;
        }

        return false;
    }

    /// <summary>What the device knows now.</summary>
    /// <param name="notices">Further things to know.</param>
    /// <param name="recording">Name of the recording, or null.</param>
    public DeviceStatus Status(IReadOnlyList<string> notices, string? recording)
    {
        while (_beats.TryPeek(out (double Seconds, int Quality) oldest) && oldest.Seconds < Seconds - RecentSeconds)
            _beats.Dequeue();
        (double? rate, int? quality) = _off == Electrodes.None && !_chipFault ? HeartRate() : (null, null);
        int valid = _windows.Count(window => window.Valid);
        double? risk = _off == Electrodes.None && !_chipFault ? Newest?.Risk : null;
        DeviceState state = StateOf(rate, risk);
        return new DeviceStatus(
            state, Message(state, valid), notices, Seconds, rate, quality, Names(_off), Newest, valid, risk,
            risk is null ? null : (int)Math.Round(_windows.Where(window => window.Valid).Average(window => window.Quality)),
            risk is null ? null : SpanMinutes(), _lost, recording);
    }

    /// <summary>Names of electrodes as they are printed on leads.</summary>
    public static IReadOnlyList<string> Names(Electrodes electrodes)
    {
        List<string> names = [];
        foreach ((Electrodes electrode, string name) in new[] { (Electrodes.In1P, "channel 1 +"), (Electrodes.In1N, "channel 1 -"), (Electrodes.In2P, "channel 2 +"), (Electrodes.In2N, "channel 2 -"), (Electrodes.RightLeg, "right leg") })
        {
            if ((electrodes & electrode) != 0)
                names.Add(name);
        }

        return names;
    }

    private bool TakeFrame(in DeviceEvent item)
    {
        _lost += Math.Max(0, item.Sample - _samples);
        _samples = item.Sample + 1;
        _chipFault = false;
        FrameState state = (FrameState)(item.C & ((1 << RingSink.ElectrodeShift) - 1));
        if (state is FrameState.Corrupt or FrameState.Overrun)
            return false;
        Electrodes off = (Electrodes)(item.C >> RingSink.ElectrodeShift);
        _candidateFrames = off == _candidate ? _candidateFrames + 1 : 1;
        _candidate = off;
        if (off == _off || _candidateFrames * DebounceFractionOfSecond < rateHz)
            return false;
        if (off == Electrodes.None)
            _goodSince = Seconds;
        _off = off;
        return true;
    }

    private void TakeWindow(in DeviceEvent item)
    {
        bool valid = (item.B & 1) != 0;
        double? risk = (item.B & 2) != 0 ? 1 / (1 + Math.Exp(-item.C / LogitScale)) : null;
        _windows.Enqueue(new WindowStatus((int)item.Sample, valid, item.A, valid ? [.. _features] : null, risk, risk is null ? null : Heads()));
        _attention.Clear();
        if (_windows.Count > Sequence.Windows)
            _windows.Dequeue();
    }

    private double[][]? Heads() => _attention.Count == 0 ? null : [.. _attention.Chunk(Sequence.Windows)];

    private (double? Rate, int? Quality) HeartRate()
    {
        List<double> intervals = [];
        double previous = double.NaN;
        double quality = 0;
        int trusted = 0;
        foreach ((double seconds, int beatQuality) in _beats)
        {
            bool good = beatQuality >= TrustedQuality;
            if (good && !double.IsNaN(previous))
                intervals.Add(seconds - previous);
            previous = good ? seconds : double.NaN;
            quality += good ? beatQuality : 0;
            trusted += good ? 1 : 0;
        }

        if (intervals.Count < FewestBeats - 1)
            return (null, null);
        intervals.Sort();
        return (60 / intervals[intervals.Count / 2], (int)Math.Round(quality / trusted));
    }

    private DeviceState StateOf(double? rate, double? risk)
    {
        if (_chipFault)
            return DeviceState.ChipFault;
        if (_off != Electrodes.None)
            return DeviceState.ElectrodesOff;
        if (rate is null && Seconds - _goodSince > SettlingSeconds)
            return DeviceState.PoorSignal;
        if (_windows.Count == 0 || Newest is { Valid: false } && _windows.All(window => !window.Valid))
            return DeviceState.Learning;
        return risk is null ? DeviceState.Measuring : DeviceState.RiskAvailable;
    }

    private string Message(DeviceState state, int valid) => state switch
    {
        DeviceState.ChipFault => "The front end does not answer. It is started anew; if this stays, run selftest.",
        DeviceState.ElectrodesOff => $"No contact: {string.Join(", ", Names(_off))}. Press the electrode on or replace it.",
        DeviceState.PoorSignal => "The signal is too disturbed to find beats. Sit still, moisten or move the electrodes.",
        DeviceState.Learning => FormattableString.Invariant($"Learning: the first window takes {profile.LengthSeconds} s of clean signal."),
        DeviceState.Measuring => FormattableString.Invariant($"Measuring: {valid} of {Sequence.MinimumValid} valid windows that a risk needs."),
        _ => FormattableString.Invariant($"Risk from {valid} windows. Research value, not a diagnosis."),
    };

    private double SpanMinutes() =>
        ((_windows.Count - 1) * profile.StrideSeconds + profile.LengthSeconds) / 60.0;
}
