using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;

namespace HrvXkd.Firmware.Commands;

/// <summary>The options by which commands find settings and front end.</summary>
internal sealed class FrontEndOptions
{
    private readonly Option<string?> _settings = new("--settings") { Description = "Settings file, JSON with comments. Default: what run --write-settings writes." };
    private readonly Option<string> _device = new("--device") { Description = "board, or sim for the simulated chip.", DefaultValueFactory = _ => "board" };
    private readonly Option<string?> _record = new("--record") { Description = "sim: WFDB record on the electrodes, over and over. Default: a simulated patient." };

    /// <summary>Adds the options to a command.</summary>
    public FrontEndOptions AddTo(Command command)
    {
        _device.AcceptOnlyFromAmong("board", "sim");
        command.Add(_settings);
        command.Add(_device);
        command.Add(_record);
        return this;
    }

    /// <summary>True if the chip is simulated.</summary>
    public bool IsSimulated(ParseResult parse) => parse.GetValue(_device) == "sim";

    /// <summary>The settings.</summary>
    /// <exception cref="FormatException">They are wrong.</exception>
    public DeviceSettings Settings(ParseResult parse) =>
        parse.GetValue(_settings) is { } path ? SettingsFile.Read(path) : SettingsFile.Parse("default settings", SettingsFile.Default);

    /// <summary>Opens the front end.</summary>
    /// <param name="parse">The call.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="speed">Simulated: times real time, 0 as fast as it goes.</param>
    public DeviceFrontEnd Open(ParseResult parse, DeviceSettings settings, double speed)
    {
        string? record = parse.GetValue(_record);
        if (IsSimulated(parse))
            return SimulatedFrontEnd.Create(settings.SampleRate, record, speed);
        return record is null
            ? BoardFrontEnd.Open(BoardFrontEnd.Find(settings.Board))
            : throw new UsageException("--record goes with --device sim");
    }
}
