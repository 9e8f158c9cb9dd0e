using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Recording;

namespace HrvXkd.Firmware.Live;

/// <summary>Makes batches of what happened and the status for those who watch.</summary>
/// <param name="tracker">Follows the events.</param>
/// <param name="hub">Receives batches.</param>
/// <param name="scale">What codes mean.</param>
/// <param name="notices">Further things to know.</param>
/// <param name="recording">Name of the recording, or null.</param>
/// <param name="health">How the device is; asked every few seconds.</param>
internal sealed class LivePublisher(
    StatusTracker tracker, LiveHub hub, LiveScale scale, Func<IReadOnlyList<string>> notices, Func<string?> recording, Func<HealthCounters>? health = null) : IEventTaker
{
    private const double HealthSeconds = 5;
    private const int BatchesPerSecond = 10;
    private const int StateMask = (1 << RingSink.ElectrodeShift) - 1;

    private readonly List<double?> _first = [];
    private readonly List<double?> _second = [];
    private readonly List<bool> _off = [];
    private readonly List<LiveBeat> _beats = [];
    private long _firstSample;
    private long _nextSample;
    private double _latestBeat = double.NaN;
    private double _healthDue;
    private HealthCounters? _health;

    public void Take(ReadOnlySpan<DeviceEvent> events)
    {
        foreach (ref readonly DeviceEvent item in events)
        {
            tracker.Take(item);
            if (item.Kind == EventKind.Beat)
                AddBeat(item);
            else if (item.Kind == EventKind.Chip)
                Publish();
            if (item.Kind != EventKind.Frame)
                continue;
            if (item.Sample != _nextSample)
                Publish();
            AddFrame(item);
            if (_first.Count * BatchesPerSecond >= scale.RateHz)
                Publish();
        }
    }

    public void Finish() => Publish();

    private void AddFrame(in DeviceEvent item)
    {
        if (_first.Count == 0)
            _firstSample = item.Sample;
        _nextSample = item.Sample + 1;
        bool corrupt = (FrameState)(item.C & StateMask) is FrameState.Corrupt or FrameState.Overrun;
        _first.Add(corrupt ? null : Math.Round(item.A * scale.MicroVoltsPerCount, 1));
        if (scale.Channels == 2)
            _second.Add(corrupt ? null : Math.Round(item.B * scale.MicroVoltsPerCount, 1));
        _off.Add((item.C >> RingSink.ElectrodeShift) != 0);
    }

    private void AddBeat(in DeviceEvent item)
    {
        double seconds = (double)item.Sample / Ticks.PerSecond;
        double? interval = double.IsNaN(_latestBeat) ? null : Math.Round((seconds - _latestBeat) * 1000, 1);
        _beats.Add(new LiveBeat((long)Math.Round(seconds * scale.RateHz), item.A, interval));
        _latestBeat = seconds;
    }

    private void Publish()
    {
        if (health is not null && tracker.Seconds >= _healthDue)
        {
            _health = health() with { LostSamples = tracker.Lost };
            _healthDue = tracker.Seconds + HealthSeconds;
        }

        DeviceStatus status = tracker.Status(notices(), recording()) with { Health = _health };
        hub.Publish(new LiveBatch(_first.Count == 0 ? _nextSample : _firstSample, [.. _first], [.. _second], [.. _off], [.. _beats], status));
        _first.Clear();
        _second.Clear();
        _off.Clear();
        _beats.Clear();
    }
}
