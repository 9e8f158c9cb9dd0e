// Puts the device together: front end -> acquisition thread -> ring -> storing thread -> recording, trends, live view -> page. On a board the acquisition has a
// process of its own, and a pipe leads from it to the ring of another: a garbage collection stops every thread of its process, for longer than a conversion lasts
// when a page is served, and a process that only measures allocates nothing and has none. The simulated chip does not care and stays in one process.
using System.Diagnostics;
using HrvXkd.Core;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Companions;
using HrvXkd.Firmware.Live;
using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.RealTime;
using HrvXkd.Hardware.Simulation;

namespace HrvXkd.Firmware.Running;

/// <summary>The running device.</summary>
internal sealed class DeviceProgram
{
    // Half a minute at 500 samples per second: longer than any disk is silent.
    private const int RingEvents = 1 << 14;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly DeviceSettings _settings;
    private readonly JournalLog _log;
    private readonly TimeProvider _clock;
    private readonly SettingsReload? _reload;

    public DeviceProgram(DeviceSettings settings, JournalLog log, TimeProvider? clock = null, SettingsReload? reload = null)
    {
        _reload = reload;
        _settings = settings;
        _log = log;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The window profile of the settings.</summary>
    public static WindowProfile Profile(DeviceSettings settings) => settings.Profile == "short" ? WindowProfile.Short() : WindowProfile.Holter();

    /// <summary>Measures, stores and shows in this process, until it is told to stop or a thread fails.</summary>
    /// <param name="frontEnd">The chip; disposed at the end.</param>
    /// <param name="model">The student.</param>
    /// <param name="companions">What else is on the board.</param>
    /// <param name="seconds">Time of recording after which it stops by itself; 0 for never.</param>
    /// <param name="stop">Tells it to stop.</param>
    /// <exception cref="Ads1292Exception">The chip does not answer as it should.</exception>
    /// <exception cref="IOException">Folder, database or port cannot be used.</exception>
    public void Run(DeviceFrontEnd frontEnd, BuiltInModel model, CompanionSet companions, double seconds, CancellationToken stop)
    {
        using DeviceFrontEnd owned = frontEnd;
        using SystemdNotifier systemd = new();
        EventRing ring = new(RingEvents);
        if (frontEnd.DataReady is PacedDataReady paced)
            paced.HoldBack = () => ring.Waiting > RingEvents / 2;
        // A loop that a simulated chip never lets wait must not have real-time priority.
        AcquisitionLoop acquisition = Acquisition(frontEnd, model, seconds, ring, new RealTimeOptions(), systemd.Alive);
        acquisition.Start();
        try
        {
            new DeviceServer(_settings, _log, _clock, _reload).Run(acquisition, ring, frontEnd.Description, null, model, companions, stop);
        }
        finally
        {
            acquisition.Stop();
        }
    }

    /// <summary>Measures with real-time priority in this process; another one, which runs <see cref="Serve"/>, stores and shows.</summary>
    /// <param name="frontEnd">The chip; disposed at the end.</param>
    /// <param name="model">The student.</param>
    /// <param name="seconds">Time of recording after which it stops by itself; 0 for never.</param>
    /// <param name="stop">Tells it to stop.</param>
    /// <returns>Exit code of the other process.</returns>
    /// <exception cref="Ads1292Exception">The chip does not answer as it should.</exception>
    /// <exception cref="IOException">The other process cannot be started.</exception>
    public int Measure(DeviceFrontEnd frontEnd, BuiltInModel model, double seconds, CancellationToken stop)
    {
        using DeviceFrontEnd owned = frontEnd;
        using SystemdNotifier systemd = new();
        EventPipe pipe = new(_settings.SampleRate);
        AcquisitionLoop? reported = null;
        AcquisitionLoop acquisition = Acquisition(frontEnd, model, seconds, pipe, new RealTimeOptions { Priority = _settings.RealTimePriority }, Alive);
        reported = acquisition;
        acquisition.Start();
        ServingProcess? serving = null;
        try
        {
            acquisition.AwaitChip();
            serving = ServingProcess.Start();
            pipe.Connect(serving.Pipe);
            if (_reload is not null)
                _reload.Forward = serving.Reload;
            foreach (RealTimeSetting refused in acquisition.Refused)
                _log.Warning(refused.Message);
            Follow(acquisition, serving, stop);
        }
        finally
        {
            acquisition.Stop();
            pipe.Report(acquisition);
            pipe.Close(Patience);
            serving?.WaitAsync().Wait(CancellationToken.None);
        }

        if (acquisition.Fault is { } fault)
            throw new InvalidOperationException($"acquisition ended: {fault.Message}", fault);
        using (serving)
            return serving.ExitCode;

        void Alive()
        {
            systemd.Alive();
            pipe.Report(reported!);
        }
    }

    /// <summary>Stores and shows what the process at the other end of a pipe measures, until that ends.</summary>
    /// <param name="frontEnd">One line: what it measures with.</param>
    /// <param name="pipe">Reading end.</param>
    /// <param name="model">The student.</param>
    /// <param name="companions">What else is on the board.</param>
    /// <exception cref="IOException">Folder, database or port cannot be used.</exception>
    public void Serve(string frontEnd, Stream pipe, BuiltInModel model, CompanionSet companions)
    {
        EventRing ring = new(RingEvents);
        PipedAcquisition acquisition = new(pipe, ring);
        acquisition.Start();
        new DeviceServer(_settings, _log, _clock, _reload).Run(acquisition, ring, frontEnd, MonotonicAge, model, companions, CancellationToken.None);
    }

    // Both processes have the clock of the kernel's GPIO events.
    private static TimeSpan MonotonicAge(long timestampNs) =>
        TimeSpan.FromSeconds((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency) - TimeSpan.FromMicroseconds(timestampNs / 1000);

    private AcquisitionLoop Acquisition(DeviceFrontEnd frontEnd, BuiltInModel model, double seconds, IEventWriter events, RealTimeOptions realTime, Action alive) =>
        new(frontEnd, ChipConfiguration.Of(_settings), model.Model, Profile(_settings), events, realTime, alive, (long)(seconds * _settings.SampleRate))
        {
            Reading = ChipConfiguration.Reading(_settings),
        };

    // Nothing here wakes up without need: what allocates a little every second collects garbage after a day.
    private void Follow(AcquisitionLoop acquisition, ServingProcess serving, CancellationToken stop)
    {
        acquisition.Measuring.Wait(CancellationToken.None);
        using (Process self = Process.GetCurrentProcess())
            _log.Notice(FormattableString.Invariant($"first sample {(acquisition.FirstSampleUtc - self.StartTime.ToUniversalTime()).TotalSeconds:F2} s after the program's start"));
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = stop.Register(stopped.SetResult);
        Task.WaitAny([acquisition.Finished, serving.WaitAsync(), stopped.Task], CancellationToken.None);
    }
}
