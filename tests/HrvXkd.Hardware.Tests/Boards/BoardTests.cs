using HrvXkd.Hardware.Boards;

namespace HrvXkd.Hardware.Tests.Boards;

public class BoardTests
{
    public static TheoryData<string> Keys => [.. Board.All.Select(board => board.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Wires_EachPin_IsUsedOnce(string key)
    {
        Board board = Board.Find(key);
        Assert.Equal(board.Wires.Count, board.Wires.Select(wire => wire.Pin.Number).Distinct().Count());
        Assert.Equal(board.Wires.Count, board.Wires.Select(wire => wire.Breakout).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Wires_OfBoardSettings_CarryThoseNumbers(string key)
    {
        Board board = Board.Find(key);
        Assert.Equal(board.DataReady, Gpio(board, "DRDY"));
        Assert.Equal(board.Reset, Gpio(board, "PWDN"));
        Assert.Equal(board.Start, Gpio(board, "START"));
        Assert.Equal("3V3", Pin(board, "VDD").Name);
        Assert.Equal("GND", Pin(board, "GND").Name);
    }

    [Fact]
    public void RaspberryPi_SpiPins_AreThoseOfSpi0()
    {
        Board board = Board.Find("pi-4");
        Assert.Equal((10, 19), (Gpio(board, "DIN"), Pin(board, "DIN").Number));
        Assert.Equal((9, 21), (Gpio(board, "DOUT"), Pin(board, "DOUT").Number));
        Assert.Equal((11, 23), (Gpio(board, "SCLK"), Pin(board, "SCLK").Number));
        Assert.Equal((8, 24), (Gpio(board, "CS"), Pin(board, "CS").Number));
    }

    [Fact]
    public void Esp32_Pins_AvoidFlashAndInputOnly()
    {
        foreach (Wire wire in Board.Find("esp32").Wires.Where(wire => wire.Pin.Gpio >= 0))
            Assert.False(wire.Pin.Gpio is (>= 6 and <= 11) or >= 34 or 0 or 2 or 12 or 15, $"{wire.Breakout} is on GPIO {wire.Pin.Gpio}");
    }

    [Theory]
    [InlineData("Raspberry Pi 5 Model B Rev 1.0", "pi-5")]
    [InlineData("Raspberry Pi Zero 2 W Rev 1.0", "pi-zero-2w")]
    [InlineData("linux,dummy-virt", null)]
    public void FromModel_DeviceTree_FindsBoard(string model, string? key) => Assert.Equal(key, Board.FromModel(model)?.Key);

    [Fact]
    public void Find_Unknown_NamesTheKnown() =>
        Assert.Contains("pi-5", Assert.Throws<ArgumentException>(() => Board.Find("pi-1")).Message, StringComparison.Ordinal);

    private static HeaderPin Pin(Board board, string breakout) => board.Wires.Single(wire => wire.Breakout == breakout).Pin;

    private static int Gpio(Board board, string breakout) => Pin(board, breakout).Gpio;
}
