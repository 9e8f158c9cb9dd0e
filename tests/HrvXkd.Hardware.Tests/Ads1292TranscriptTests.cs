using System.Device.Gpio;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class Ads1292TranscriptTests
{
    private static readonly string[] SetUp =
    [
        "20 00 00 00",
        "42 00 E0 00",
        "22 00 00 00",
        "wait 150000",
        "41 0A 02 E0 10 00 81 23 03 00 02 07 0C 00",
        "21 0A 00 00 00 00 00 00 00 00 00 00 00 00",
    ];

    [Fact]
    public void Initialize_ByCommands_SendsTheRecipeByteForByte()
    {
        var spi = new RegisterSpi();
        using var chip = new Ads1292(spi, delay: new LoggedDelay(spi.Log));
        chip.Initialize(Ads1292Configuration.SingleLead());
        string[] expected =
        [
            "wait 1000000",
            "11 00", "wait 10",
            "06 00", "wait 100",
            "11 00", "wait 10",
            .. SetUp,
        ];
        Assert.Equal(expected, spi.Log);
        Assert.Equal(Ads1292Part.Ads1292, chip.Part);
    }

    [Fact]
    public void StartAndStop_ByCommands_SendTheRecipeByteForByte()
    {
        var spi = new RegisterSpi();
        using var chip = new Ads1292(spi, delay: new LoggedDelay(spi.Log));
        chip.Initialize(Ads1292Configuration.SingleLead());
        spi.Log.Clear();
        chip.Start();
        chip.Start();
        Assert.Equal(["08 00", "wait 10", "10 00", "wait 10"], spi.Log);
        spi.Log.Clear();
        chip.Stop();
        chip.Stop();
        Assert.Equal(["11 00", "wait 10", "0A 00", "wait 10"], spi.Log);
    }

    [Fact]
    public void Initialize_ByPins_PulsesResetAndKeepsStartLow()
    {
        var spi = new RegisterSpi();
        using var pins = new LoggedPins(spi.Log);
        using var gpio = new GpioController(pins);
        using (var chip = new Ads1292(spi, resetPin: 18, startPin: 22, gpio, new LoggedDelay(spi.Log), shouldDispose: false))
        {
            spi.Log.Clear();
            chip.Initialize(Ads1292Configuration.SingleLead());
            chip.Start();
            Assert.Equal(2, pins.OpenPins);
        }

        string[] expected =
        [
            "pin 22 Low", "wait 1000000",
            "pin 18 Low", "wait 30", "pin 18 High", "wait 10100",
            "11 00", "wait 10",
            .. SetUp,
            "pin 22 High", "10 00", "wait 10",
            "11 00", "wait 10", "pin 22 Low",
        ];
        Assert.Equal(expected, spi.Log);
        Assert.Equal(0, pins.OpenPins);
        Assert.False(pins.Disposed);
        Assert.True(spi.Disposed);
    }

    [Fact]
    public void Configure_AnotherProfile_IsSentByteForByte()
    {
        var spi = new RegisterSpi();
        using var chip = new Ads1292(spi, delay: new LoggedDelay(spi.Log));
        chip.Initialize(Ads1292Configuration.SingleLead());
        spi.Log.Clear();
        chip.Configure(Ads1292Configuration.TestSignal(DataRate.Sps250, Gain.X12));
        string[] expected =
        [
            "42 00 A3 00", "22 00 00 00",
            "41 0A 01 A3 10 65 65 00 00 00 02 07 0C 00",
            "21 0A 00 00 00 00 00 00 00 00 00 00 00 00",
        ];
        Assert.Equal(expected, spi.Log);
    }
}
