// Everything behind the ring: recording, trends, live view, page, companions.
using System.Reflection;
using HrvXkd.Core;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Companions;
using HrvXkd.Firmware.Live;
using HrvXkd.Firmware.Monitor;
using HrvXkd.Firmware.Recording;
using HrvXkd.Firmware.Recording.Sealed;
using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.Adc;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Running;

/// <summary>Stores and shows what an acquisition measures.</summary>
/// <param name="settings">Checked settings.</param>
/// <param name="log">The journal.</param>
/// <param name="clock">The device's clock.</param>
/// <param name="reload">Reads the settings anew; null if it is never asked to.</param>
internal sealed class DeviceServer(DeviceSettings settings, JournalLog log, TimeProvider clock, SettingsReload? reload)
{
    private const int Megabyte = 1 << 20;
    private const int PollMs = 200;

    private readonly DeviceSettings _settings = settings;
    private readonly JournalLog _log = log;
    private readonly TimeProvider _clock = clock;
    private readonly SettingsReload? _reload = reload;

    /// <summary>Runs until it is told to stop, the acquisition ends, or storing fails.</summary>
    /// <param name="acquisition">The acquisition, started; stopped at the end.</param>
    /// <param name="ring">Its events.</param>
    /// <param name="frontEnd">One line: what it measures with.</param>
    /// <param name="ageOf">How long ago a frame's edge was, from its time in ns; null where its time is not the machine's.</param>
    /// <param name="model">The student.</param>
    /// <param name="companions">What else is on the board.</param>
    /// <param name="stop">Tells it to stop.</param>
    /// <exception cref="Ads1292Exception">The chip does not answer as it should.</exception>
    /// <exception cref="IOException">Folder, database or port cannot be used.</exception>
    public void Run(
        IAcquisition acquisition, EventRing ring, string frontEnd, Func<long, TimeSpan>? ageOf, BuiltInModel model, CompanionSet companions, CancellationToken stop)
    {
        using SystemdNotifier systemd = new();
        WindowProfile profile = DeviceProgram.Profile(_settings);
        Ads1292Configuration configuration = ChipConfiguration.Of(_settings);
        RecordingStore store = new(_settings.Recording.Folder);
        using TrendDatabase database = new(Path.Combine(_settings.Recording.Folder, "hrvxkd.db"));
        Mend(store, database);
        if (!acquisition.AwaitChip())
            return;

        DeviceIdentity identity = Identify(frontEnd, acquisition.Part, configuration, _settings.Reading, model);
        RecordingPlan plan = Plan(configuration, identity, profile);
        TrendTaker trends = new(database, plan.RateHz, plan.StrideSeconds, profile.Name, model.Sha256, () => Health(store, ring, acquisition), _clock, plan.Key is not null);
        using RecordingTaker recording = new(plan, store, new StatusTracker(plan.RateHz, profile), trends, _clock) { AgeOf = ageOf };
        LiveHub hub = new();
        CompanionTaker beside = new(companions, hub, plan.RateHz, recording.Note);
        LiveScale scale = new(plan.RateHz, 1000.0 / configuration.Channel1CountsPerMilliVolt, _settings.Channels);
        LivePublisher live = new(new StatusTracker(plan.RateHz, profile), hub, scale, () => Notices(hub, recording, trends, acquisition, beside), () => recording.Name, () => Health(store, ring, acquisition));
        StoringLoop storing = new(ring, [recording, live, beside]);
        storing.Start();
        try
        {
            using MonitorServer? monitor = _settings.Monitor.Enabled ? MonitorServer.Start(_settings, hub, scale, identity, model, _log) : null;
            systemd.Ready();
            _log.Notice($"measuring: {identity.FrontEnd}, {plan.RateHz} samples per second, recording to {store.Folder}");
            Follow(acquisition, storing, recording, hub, systemd, stop);
            systemd.Stopping();
        }
        finally
        {
            acquisition.Stop();
            storing.Stop();
        }

        Report(acquisition, storing, recording);
    }

    // Measuring does not wait for a disk that is full or cannot be written; what is on it is mended when it can be.
    private void Mend(RecordingStore store, TrendDatabase database)
    {
        DateTime now = _clock.GetUtcNow().UtcDateTime;
        try
        {
            database.Open();
            foreach (MendedRecording mended in store.Mend(_log.Error))
            {
                string text = FormattableString.Invariant(
                    $"recording {mended.Name} had not been closed: {mended.Samples} samples kept, nothing recorded for {(now - mended.EndUtc).TotalSeconds:F0} s since");
                _log.Warning(text);
                database.Together(() => database.AddEvent(mended.Name, 0, now, "mended", text));
            }
        }
        catch (IOException fault)
        {
            _log.Error($"storage: {fault.Message}");
        }
    }

    private void Follow(IAcquisition acquisition, StoringLoop storing, RecordingTaker recording, LiveHub hub, SystemdNotifier systemd, CancellationToken stop)
    {
        DeviceState? shown = null;
        string? trouble = null;
        while (!stop.WaitHandle.WaitOne(PollMs) && !acquisition.HasEnded && storing.Fault is null)
        {
            if (_reload?.Apply(_settings, recording, _log) == true)
            {
                systemd.Reloading();
                systemd.Ready();
            }

            if (recording.Trouble != trouble)
            {
                trouble = recording.Trouble;
                if (trouble is not null)
                    _log.Error($"Not recording: {trouble}");
                else
                    _log.Notice("recording again");
            }

            if (hub.Latest?.Status is not { } status || status.State == shown)
                continue;
            shown = status.State;
            systemd.Status(status.Message);
            _log.Notice(status.Message);
        }
    }

    private void Report(IAcquisition acquisition, StoringLoop storing, RecordingTaker recording)
    {
        if (acquisition.Fault is { } broken)
            throw new InvalidOperationException($"acquisition ended: {broken.Message}", broken);
        if (storing.Fault is { } lost)
            throw new InvalidOperationException($"storing ended: {lost.Message}", lost);
        if (recording.Trouble is { } trouble)
            _log.Error($"not everything could be stored: {trouble}");
        _log.Notice(FormattableString.Invariant(
            $"stopped: {acquisition.Samples} samples, {acquisition.Corrupt} corrupt frames, {acquisition.Restarts} restarts of the chip, {acquisition.Dropped} events dropped, {acquisition.AllocatedBytes} bytes allocated by acquisition"));
    }

    private static DeviceIdentity Identify(string frontEnd, Ads1292Part part, Ads1292Configuration configuration, string reading, BuiltInModel model)
    {
        string registers = Convert.ToHexString([.. configuration.ToRegisters(part).Select(value => (byte)value)]);
        string version = typeof(DeviceServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return new DeviceIdentity(
            frontEnd, registers, reading, $"HrvXkd.Firmware {version} sha256 {ProgramHash.Value}", $"{model.Cohort} sha256 {model.Sha256}", model.Sha256);
    }

    private RecordingPlan Plan(Ads1292Configuration configuration, DeviceIdentity identity, WindowProfile profile)
    {
        WfdbSignal lead = new()
        {
            FileName = "",
            Format = 24,
            Gain = configuration.Channel1CountsPerMilliVolt,
            Units = "mV",
            AdcResolution = 24,
            Description = "ECG",
        };
        RecordingSettings recording = _settings.Recording;
        return new RecordingPlan(
            configuration.DataRate.Hz(), _settings.Channels == 1 ? [lead] : [lead, lead with { Description = "ECG2" }], identity.Comments(),
            0, 0, 0, false, profile.LengthSeconds, profile.StrideSeconds, 0, recording.KeyFile.Length == 0 ? null : RecordingKey.Read(recording.KeyFile)).With(recording);
    }

    private static HealthCounters Health(RecordingStore store, EventRing ring, IAcquisition acquisition) => new(
        store.FreeMegabytes(), Environment.WorkingSet / Megabyte, 0, acquisition.Corrupt, acquisition.Dropped, ring.Peak, acquisition.Restarts,
        acquisition.AllocatedBytes, GC.CollectionCount(0));

    private static List<string> Notices(LiveHub hub, RecordingTaker recording, TrendTaker trends, IAcquisition acquisition, CompanionTaker companions)
    {
        List<string> notices = [.. companions.Notices];
        if (recording.Trouble is { } trouble)
            notices.Add($"Not recording: {trouble}");
        if (hub.Latest?.Status.Health is { } health && StorageOutlook.Warning(recording.Plan, health.FreeMegabytes) is { } warning)
            notices.Add(warning);
        if (trends.Trouble is { } database)
            notices.Add($"Trends wait: {database}");
        if (acquisition.Dropped > 0)
            notices.Add(FormattableString.Invariant($"{acquisition.Dropped} events were lost because storing was too slow."));
        return notices;
    }
}
