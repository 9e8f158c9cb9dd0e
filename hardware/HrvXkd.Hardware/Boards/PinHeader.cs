// The pins that boards offer, by the numbers on their headers.
// Sources: Raspberry Pi documentation, 40-pin header; Espressif ESP32-DevKitC V4, header blocks J2 (left) and J3 (right).
namespace HrvXkd.Hardware.Boards;

/// <summary>A board's header: two columns of pins.</summary>
public sealed class PinHeader
{
    private static readonly string[] RaspberryPiNames =
    [
        "3V3", "5V", "GPIO2", "5V", "GPIO3", "GND", "GPIO4", "GPIO14", "GND", "GPIO15",
        "GPIO17", "GPIO18", "GPIO27", "GND", "GPIO22", "GPIO23", "3V3", "GPIO24", "GPIO10", "GND",
        "GPIO9", "GPIO25", "GPIO11", "GPIO8", "GND", "GPIO7", "GPIO0", "GPIO1", "GPIO5", "GND",
        "GPIO6", "GPIO12", "GPIO13", "GND", "GPIO19", "GPIO16", "GPIO26", "GPIO20", "GND", "GPIO21",
    ];

    private static readonly string[] DevKitLeft =
    [
        "3V3", "EN", "GPIO36", "GPIO39", "GPIO34", "GPIO35", "GPIO32", "GPIO33", "GPIO25", "GPIO26",
        "GPIO27", "GPIO14", "GPIO12", "GND", "GPIO13", "GPIO9", "GPIO10", "GPIO11", "5V",
    ];

    private static readonly string[] DevKitRight =
    [
        "GND", "GPIO23", "GPIO22", "GPIO1", "GPIO3", "GPIO21", "GND", "GPIO19", "GPIO18", "GPIO5",
        "GPIO17", "GPIO16", "GPIO4", "GPIO0", "GPIO2", "GPIO15", "GPIO8", "GPIO7", "GPIO6",
    ];

    private PinHeader(IReadOnlyList<HeaderPin> pins) => Pins = pins;

    /// <summary>The 40-pin header that every Raspberry Pi here has; odd numbers left, even right.</summary>
    public static PinHeader RaspberryPi { get; } = new(
        [.. RaspberryPiNames.Select((name, i) => new HeaderPin(i + 1, name, GpioOf(name), i % 2, i / 2))]);

    /// <summary>ESP32-DevKitC V4; left block 1..19, right block 20..38, both counted from the end away from the USB socket.</summary>
    public static PinHeader Esp32DevKit { get; } = new(
        [
            .. DevKitLeft.Select((name, i) => new HeaderPin(i + 1, name, GpioOf(name), 0, i)),
            .. DevKitRight.Select((name, i) => new HeaderPin(i + 1 + DevKitLeft.Length, name, GpioOf(name), 1, i)),
        ]);

    /// <summary>All pins, in order of their numbers.</summary>
    public IReadOnlyList<HeaderPin> Pins { get; }

    /// <summary>Rows of the longer column.</summary>
    public int Rows => Pins.Max(pin => pin.Row) + 1;

    /// <summary>The pin with a number.</summary>
    /// <param name="number">1..number of pins.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such pin.</exception>
    public HeaderPin this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Pins.Count);
            return Pins[number - 1];
        }
    }

    /// <summary>The pin that is a GPIO.</summary>
    /// <param name="gpio">GPIO number.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="ArgumentException">The header does not carry it.</exception>
    public HeaderPin OfGpio(int gpio) =>
        Pins.FirstOrDefault(pin => pin.Gpio == gpio && gpio >= 0) ?? throw new ArgumentException($"GPIO {gpio} is not on this header.", nameof(gpio));

    private static int GpioOf(string name) =>
        name.StartsWith("GPIO", StringComparison.Ordinal) ? int.Parse(name.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture) : -1;
}
