// Serves the companions once a second on the storing thread. One that fails three times in a row is left alone for a minute, and a notice tells it: a loose wire on
// the display must not cost samples. Motion counts from 0.15 g: above what breathing and heart do to a chest, below walking.
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Companions;

/// <summary>Lets the companions take part.</summary>
internal sealed class CompanionTaker(CompanionSet companions, LiveHub hub, int rateHz, Action<string> note) : IEventTaker
{
    private const double MotionG = 0.15;
    private const double HotCelsius = 80;
    private const int Failures = 3;
    private const int PauseSeconds = 60;

    private readonly Dictionary<string, (int Failed, long Until)> _faults = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _notices = new(StringComparer.Ordinal);
    private long _second = -1;
    private bool _moving;

    /// <summary>What should be told.</summary>
    public IReadOnlyCollection<string> Notices => _notices.Values;

    public void Take(ReadOnlySpan<DeviceEvent> events)
    {
        foreach (ref readonly DeviceEvent item in events)
        {
            if (item.Kind != EventKind.Frame || item.Sample / rateHz == _second)
                continue;
            _second = item.Sample / rateHz;
            Serve();
        }
    }

    public void Finish() => Try("alarm", () => companions.Alarm?.Call(false));

    private void Serve()
    {
        Try("button", () =>
        {
            if (companions.Button?.TakePress() == true)
                note("marked by the wearer");
        });
        Try("motion sensor", ServeMotion);
        Try("battery monitor", ServeBattery);
        Try("thermometer", ServeThermometer);
        if (hub.Latest?.Status is not { } status)
            return;
        Try("alarm", () => companions.Alarm?.Call(status.State is DeviceState.ElectrodesOff or DeviceState.ChipFault));
        Try("display", () => companions.Display?.Show(status));
    }

    private void ServeMotion()
    {
        if (companions.Motion is not { } sensor)
            return;
        bool moving = sensor.ReadMotion() > MotionG;
        if (moving != _moving)
            note(moving ? "motion" : "no motion");
        _moving = moving;
    }

    private void ServeBattery()
    {
        if (companions.Battery is not { } gauge)
            return;
        (double volts, _) = gauge.Read();
        Notice("low battery", volts < companions.LowBatteryVolts, FormattableString.Invariant($"Battery low: {volts:F2} V."));
    }

    private void ServeThermometer()
    {
        if (companions.Thermometer is not { } thermometer)
            return;
        double celsius = thermometer.ReadCelsius();
        Notice("hot", celsius > HotCelsius, FormattableString.Invariant($"The processor is at {celsius:F0} °C; it slows down above 80 °C."));
    }

    private void Notice(string key, bool on, string text)
    {
        if (on)
            _notices[key] = text;
        else
            _notices.Remove(key);
    }

    private void Try(string name, Action serve)
    {
        (int failed, long until) = _faults.GetValueOrDefault(name);
        if (_second < until)
            return;
        try
        {
            serve();
            _faults.Remove(name);
            _notices.Remove(name);
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or UnauthorizedAccessException or TimeoutException)
        {
            failed++;
            _faults[name] = failed < Failures ? (failed, 0) : (0, _second + PauseSeconds);
            if (failed == Failures)
                _notices[name] = $"The {name} does not answer: {fault.Message}";
        }
    }
}
