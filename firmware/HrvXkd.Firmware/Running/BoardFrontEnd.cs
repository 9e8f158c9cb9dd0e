using System.Device.Gpio;
using System.Device.Spi;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Boards;
using HrvXkd.Hardware.DataReady;
using HrvXkd.Hardware.Linux;

namespace HrvXkd.Firmware.Running;

/// <summary>The chip on a board's SPI bus and pins.</summary>
internal static class BoardFrontEnd
{
    private const string ModelFile = "/proc/device-tree/model";

    /// <summary>The board this program runs on.</summary>
    /// <param name="key">Its key, or "auto" to ask the device tree.</param>
    /// <returns>The board.</returns>
    /// <exception cref="FormatException">It is none of those known.</exception>
    public static Board Find(string key)
    {
        if (key != "auto")
            return Board.Find(key);
        string model = File.Exists(ModelFile) ? File.ReadAllText(ModelFile).TrimEnd('\0', '\n') : "no device tree";
        string known = string.Join(", ", Board.All.Where(board => board.GpioChipLabel.Length > 0).Select(board => board.Key));
        return Board.FromModel(model)
            ?? throw new FormatException($"board auto: this machine is '{model}'; name one of {known} in the settings, or run with --device sim");
    }

    /// <summary>One line: which front end it is.</summary>
    /// <param name="board">The board.</param>
    public static string Describe(Board board) => $"ADS1292 on {board.Title}";

    /// <summary>Opens bus and pins.</summary>
    /// <param name="board">The board.</param>
    /// <exception cref="IOException">Bus or pins are not there or not allowed.</exception>
    public static DeviceFrontEnd Open(Board board)
    {
        SpiConnectionSettings settings = new(board.SpiBus, board.ChipSelect) { ClockFrequency = Ads1292.SpiClockFrequency, Mode = Ads1292.SpiMode };
        GpioChip header = GpioChip.Find([board.GpioChipLabel]);
        GpioController pins = new(new GpioLineDriver(header));
        // The header feeds the chip: it has had its supply for at least as long as the kernel has run.
        TimeSpan supplied = TimeSpan.FromMilliseconds(Environment.TickCount64);
        Ads1292 chip = new(new SpidevDevice(settings), board.Reset, board.Start, pins, shouldDispose: false) { SuppliedFor = supplied };
        GpioLineDataReady ready = new(header, board.DataReady);
        return new DeviceFrontEnd(chip, ready, Describe(board), [ready, chip, pins]);
    }
}
