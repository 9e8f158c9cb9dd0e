// Which pin of which board goes to which pin of the breakout: the one place that driver settings, tables and drawings follow.
namespace HrvXkd.Hardware.Boards;

/// <summary>A board with its wiring to an ADS1292 breakout.</summary>
public sealed class Board
{
    private const int PiPower = 1;
    private const int PiGround = 9;

    private Board(string key, string title, PinHeader header)
    {
        Key = key;
        Title = title;
        Header = header;
    }

    /// <summary>The boards, in the order of the documentation.</summary>
    public static IReadOnlyList<Board> All { get; } =
    [
        RaspberryPi("pi-zero-2w", "Raspberry Pi Zero 2 W", "pinctrl-bcm2835"),
        RaspberryPi("pi-3", "Raspberry Pi 3", "pinctrl-bcm2835"),
        RaspberryPi("pi-4", "Raspberry Pi 4", "pinctrl-bcm2711"),
        RaspberryPi("pi-5", "Raspberry Pi 5", "pinctrl-rp1"),
        Esp32(),
    ];

    /// <summary>Short name, as commands and file names have it.</summary>
    public string Key { get; }

    /// <summary>Name for people.</summary>
    public string Title { get; }

    /// <summary>The board's pins.</summary>
    public PinHeader Header { get; }

    /// <summary>Label of the GPIO chip that holds the header's lines on Linux; empty elsewhere. Numbers of chips change with kernels, labels do not.</summary>
    public string GpioChipLabel { get; private init; } = "";

    /// <summary>SPI bus.</summary>
    public int SpiBus { get; private init; }

    /// <summary>Chip select: line of the bus on Linux, GPIO on the ESP32.</summary>
    public int ChipSelect { get; private init; }

    /// <summary>GPIO of DRDY.</summary>
    public int DataReady { get; private init; }

    /// <summary>GPIO of PWDN/RESET.</summary>
    public int Reset { get; private init; }

    /// <summary>GPIO of START.</summary>
    public int Start { get; private init; }

    /// <summary>The wires, in the breakout's order.</summary>
    public IReadOnlyList<Wire> Wires { get; private init; } = [];

    /// <summary>Finds a board.</summary>
    /// <param name="key">Its short name.</param>
    /// <returns>The board.</returns>
    /// <exception cref="ArgumentException">No board of that name; the message lists those there are.</exception>
    public static Board Find(string key) => All.FirstOrDefault(board => board.Key == key)
        ?? throw new ArgumentException($"Board '{key}' is not known; choose {string.Join(", ", All.Select(board => board.Key))}.", nameof(key));

    /// <summary>Finds the board from what Linux says it is.</summary>
    /// <param name="model">Text of /proc/device-tree/model, such as "Raspberry Pi 5 Model B Rev 1.0".</param>
    /// <returns>The board; null if it is none of these.</returns>
    public static Board? FromModel(string model) =>
        All.FirstOrDefault(board => model.StartsWith(board.Title, StringComparison.Ordinal));

    private static Board RaspberryPi(string key, string title, string chipLabel)
    {
        PinHeader header = PinHeader.RaspberryPi;
        const int DataReady = 17, Reset = 27, Start = 22;
        return new Board(key, title, header)
        {
            GpioChipLabel = chipLabel,
            DataReady = DataReady,
            Reset = Reset,
            Start = Start,
            Wires = WiresOf(header[PiPower], header[PiGround], header, new BusPins(Clock: 11, DataOut: 9, DataIn: 10, Select: 8), DataReady, Reset, Start),
        };
    }

    private static Board Esp32()
    {
        PinHeader header = PinHeader.Esp32DevKit;
        const int DataReady = 27, Reset = 26, Start = 25, Select = 5;
        return new Board("esp32", "ESP32-DevKitC", header)
        {
            SpiBus = 1,
            ChipSelect = Select,
            DataReady = DataReady,
            Reset = Reset,
            Start = Start,
            Wires = WiresOf(header[1], header[20], header, new BusPins(Clock: 18, DataOut: 19, DataIn: 23, Select: Select), DataReady, Reset, Start),
        };
    }

    private static Wire[] WiresOf(HeaderPin power, HeaderPin ground, PinHeader header, BusPins bus, int dataReady, int reset, int start) =>
    [
        new("VDD", power, WireKind.Power, "3.3 V for chip and levels, never 5 V; measure 3.2 to 3.4 V"),
        new("GND", ground, WireKind.Ground, "one ground, short"),
        new("START", header.OfGpio(start), WireKind.Control, "high converts; low while registers are written"),
        new("PWDN", header.OfGpio(reset), WireKind.Control, "PWDN/RESET; low for 4 ms and more switches the chip off"),
        new("DRDY", header.OfGpio(dataReady), WireKind.DataReady, "falls once for each frame"),
        new("DIN", header.OfGpio(bus.DataIn), WireKind.Bus, "MOSI, to the chip"),
        new("DOUT", header.OfGpio(bus.DataOut), WireKind.Bus, "MISO, from the chip"),
        new("SCLK", header.OfGpio(bus.Clock), WireKind.Bus, "1 MHz, mode 1; under 15 cm"),
        new("CS", header.OfGpio(bus.Select), WireKind.Bus, "low for a whole transfer; nothing else on this bus"),
    ];

    private sealed record BusPins(int Clock, int DataOut, int DataIn, int Select);
}
