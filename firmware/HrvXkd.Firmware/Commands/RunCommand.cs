using System.CommandLine;
using System.Runtime.InteropServices;
using HrvXkd.CommandLine;
using HrvXkd.Firmware.Companions;
using HrvXkd.Firmware.Recording.Sealed;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;
using Ads1292Exception = HrvXkd.Hardware.Adc.Ads1292Exception;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that measures, records and shows until it is stopped.</summary>
internal static class RunCommand
{
    private const string Help = """
        Measures with the ADS1292, finds beats, computes windows and risk, records everything as WFDB and shows it on a page of this machine. Runs until it is stopped
        (Ctrl+C, or systemctl stop). SIGHUP (systemctl reload) reads the settings anew and says what of them takes effect at once. Research software, not a medical device.

        Examples: run --settings /etc/hrvxkd/settings.json
                  run --device sim --folder data --seconds 60
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="model">Creates the student.</param>
    /// <param name="companions">Creates what else is on the board.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<BuiltInModel> model, Func<CompanionSet> companions)
    {
        Option<string?> write = new("--write-settings") { Description = "Write a settings file with comments and stop." };
        Option<string?> writeKey = new("--write-key") { Description = "Make a key for sealed recordings (setting recording.keyFile) in a new file and stop." };
        Option<double> speed = new("--speed") { Description = "sim: times real time, 0 as fast as it goes.", DefaultValueFactory = _ => 1 };
        Option<string?> folder = new("--folder") { Description = "Folder of recordings and database; overrides the settings." };
        Option<int?> port = new("--port") { Description = "Port of the page, 0 for a free one; overrides the settings." };
        Option<string?> profile = new("--profile") { Description = "holter or short; overrides the settings." };
        Option<double> seconds = new("--seconds") { Description = "Stop after so many seconds of samples; 0 for never." };
        Option<bool> serve = new(ServingProcess.Option) { Description = "Store and show what another process measures.", Hidden = true };
        Command command = new("run", Help) { write, writeKey, speed, folder, port, profile, seconds, serve };
        FrontEndOptions frontEnd = new FrontEndOptions().AddTo(command);
        command.SetAction(parse =>
        {
            if (parse.GetValue(write) is { } path)
            {
                File.WriteAllText(path, SettingsFile.Default);
                return 0;
            }

            if (parse.GetValue(writeKey) is { } keyFile)
            {
                RecordingKey.Write(keyFile);
                Console.WriteLine($"{keyFile}: a new key. Keep a copy elsewhere: what it seals is lost without it.");
                return 0;
            }

            if (!(parse.GetValue(speed) >= 0) || !(parse.GetValue(seconds) >= 0))
                throw new UsageException("--speed and --seconds take numbers from 0 on");
            DeviceSettings chosen = Settings();
            SettingsReload reload = new(Settings);
            if (parse.GetValue(serve))
                return Serve(chosen, reload, model(), companions());
            DeviceFrontEnd opened = frontEnd.Open(parse, chosen, parse.GetValue(speed));
            return Run(opened, reload, stop =>
            {
                DeviceProgram program = new(chosen, JournalLog.Create(), opened.Clock, reload);
                if (!frontEnd.IsSimulated(parse))
                    return program.Measure(opened, model(), parse.GetValue(seconds), stop);
                program.Run(opened, model(), companions(), parse.GetValue(seconds), stop);
                return 0;
            });

            DeviceSettings Settings() => Override(frontEnd.Settings(parse), parse.GetValue(folder), parse.GetValue(port), parse.GetValue(profile));
        });
        return command;
    }

    private static int Serve(DeviceSettings settings, SettingsReload reload, BuiltInModel model, CompanionSet companions)
    {
        // It ends when the measuring process does, which the same signals reach.
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using PosixSignalRegistration hangUp = OnHangUp(reload);
        using Stream pipe = Console.OpenStandardInput();
        new DeviceProgram(settings, JournalLog.Create(), reload: reload).Serve(BoardFrontEnd.Describe(BoardFrontEnd.Find(settings.Board)), pipe, model, companions);
        return 0;
    }

    private static int Run(DeviceFrontEnd frontEnd, SettingsReload reload, Func<CancellationToken, int> run)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using PosixSignalRegistration hangUp = OnHangUp(reload);
        try
        {
            return run(stop.Token);
        }
        catch (Ads1292Exception fault)
        {
            throw new IOException($"{frontEnd.Description}: {fault.Message} Run selftest.", fault);
        }

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static PosixSignalRegistration OnHangUp(SettingsReload reload) => PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
    {
        context.Cancel = true;
        reload.Request();
    });

    private static DeviceSettings Override(DeviceSettings settings, string? folder, int? port, string? profile)
    {
        settings.Recording.Folder = folder ?? settings.Recording.Folder;
        settings.Monitor.Port = port ?? settings.Monitor.Port;
        settings.Profile = profile ?? settings.Profile;
        SettingsFile.Check("settings", settings);
        return settings;
    }
}
