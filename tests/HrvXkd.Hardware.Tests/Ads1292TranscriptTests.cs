using System.Device.Gpio;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.DataReady;

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
        using (var chip = new Ads1292(spi, resetPin: 27, startPin: 22, gpio, new LoggedDelay(spi.Log), shouldDispose: false))
        {
            spi.Log.Clear();
            chip.Initialize(Ads1292Configuration.SingleLead());
            chip.Start();
            Assert.Equal(2, pins.OpenPins);
        }

        string[] expected =
        [
            "pin 22 Low", "wait 1000000",
            "pin 27 Low", "wait 30", "pin 27 High", "wait 10100",
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

    [Fact]
    public void Configure_OtherReference_WaitsForIt()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Configure(Ads1292Configuration.SingleLead() with { Reference4V = true });
            Assert.Equal(["42 00 F0 00", "22 00 00 00", "wait 150000", "41 0A 02 F0 10 00 81 23 03 00 02 07 0C 00", ReadAll], spi.Log);
        }
    }

    [Fact]
    public void Start_Verified_StaysOutOfContinuousModeAndReadsTwiceAndTheRegisters()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Start(ReadMode.Verified);
            Assert.Equal(["08 00", "wait 10"], spi.Log);
            spi.Log.Clear();
            spi.Requested.Enqueue([0xC0, 0, 0, 0, 0, 7, 0, 0, 0]);
            spi.Requested.Enqueue([0xC0, 0, 0, 0, 0, 7, 0, 0, 0]);
            Assert.True(chip.TryReadFrame(out Ads1292Frame frame));
            Assert.Equal(7, frame.Channel1);
            Assert.Equal([Rdata, Rdata, "20 0B 00 00 00 00 00 00 00 00 00 00 00 00 00"], spi.Log);
        }
    }

    [Fact]
    public void TryReadFrame_VerifiedReadingsDiffer_ThirdDecides()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Start(ReadMode.Verified);
            foreach (byte last in (byte[])[1, 2, 1, 1, 2, 2, 1, 2, 3])
                spi.Requested.Enqueue([0xC0, 0, 0, 0, 0, last, 0, 0, 0]);
            Assert.True(chip.TryReadFrame(out Ads1292Frame first));
            Assert.Equal(1, first.Channel1);
            Assert.True(chip.TryReadFrame(out Ads1292Frame second));
            Assert.Equal(2, second.Channel1);
            Assert.False(chip.TryReadFrame(out Ads1292Frame third));
            Assert.Equal(FrameStatus.Unequal, third.Status);
        }
    }

    [Fact]
    public void TryReadFrame_VerifiedRegisterChanged_IsNotGood()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Start(ReadMode.Verified);
            spi.Registers[4] = 0x10;
            Assert.False(chip.TryReadFrame(out Ads1292Frame frame));
            Assert.Equal(FrameStatus.RegistersLost, frame.Status);
        }
    }

    [Fact]
    public void StandbyAndWake_AreSentByteForByteAndVerified()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Standby();
            chip.Standby();
            chip.Wake();
            chip.Wake();
            Assert.Equal(["04 00", "wait 10", "02 00", "wait 10100", "11 00", "wait 10", "20 0B 00 00 00 00 00 00 00 00 00 00 00 00 00"], spi.Log);
        }
    }

    [Fact]
    public void CalibrateOffset_IsSentByteForByte()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead() with { CalibrationOn = true });
        using (chip)
        {
            chip.CalibrateOffset();
            Assert.Equal(["1A 00", "wait 37000"], spi.Log);
            Assert.Equal(0x87, spi.Registers[10]);
        }
    }

    [Fact]
    public void TryConvertOnce_IsSentByteForByte()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead() with { SingleShot = true });
        using (chip)
        {
            Assert.Equal(0x82, spi.Registers[1]);
            spi.Requested.Enqueue([0xC0, 0, 0, 0, 0, 9, 0, 0, 0]);
            Assert.True(chip.TryConvertOnce(new OneEdge(), 100, out Ads1292Frame frame));
            Assert.Equal(9, frame.Channel1);
            Assert.Equal(["08 00", "wait 10", Rdata, "0A 00", "wait 10"], spi.Log);
        }
    }

    [Fact]
    public void SenseRightLeg_SwitchesTheDriveOffAndPutsEverythingBack()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            Assert.Equal(ElectrodeState.NotSensed, chip.SenseRightLeg(new OneEdge()));
            string[] expected =
            [
                "42 00 E0 00", "22 00 00 00", "41 0A 02 E0 10 00 81 10 03 00 02 07 0C 00", ReadAll,
                "08 00", "wait 10", "10 00", "wait 10",
                "00 00 00 00 00 00 00 00 00",
                "11 00", "wait 10", "0A 00", "wait 10",
                "42 00 E0 00", "22 00 00 00", "41 0A 02 E0 10 00 81 23 03 00 02 07 0C 00", ReadAll,
            ];
            Assert.Equal(expected, spi.Log);
        }
    }

    [Fact]
    public void TryResume_RegistersStand_OnlyStartsAgain()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Start();
            spi.Log.Clear();
            Assert.Equal(ResumeOutcome.Resumed, chip.TryResume(silent: false));
            string[] expected =
            [
                "11 00", "wait 10", "20 0B 00 00 00 00 00 00 00 00 00 00 00 00 00", "08 00", "wait 10", "10 00", "wait 10",
            ];
            Assert.Equal(expected, spi.Log);
        }
    }

    [Fact]
    public void TryResume_ChipWasReset_WritesEverythingAgainAndWaitsForTheReference()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Start();
            spi.Log.Clear();
            byte[] reset = [0x53, 0x02, 0x80, 0x10, 0, 0, 0, 0, 0, 0, 0x02, 0x0C];
            reset.CopyTo(spi.Registers, 0);
            Assert.Equal(ResumeOutcome.Reconfigured, chip.TryResume(silent: true));
            string read = "20 0B 00 00 00 00 00 00 00 00 00 00 00 00 00";
            string[] expected =
            [
                "02 00", "wait 10100", "11 00", "wait 10", read, read, "0A 00", "wait 10",
                "42 00 E0 00", "22 00 00 00", "wait 150000", "41 0A 02 E0 10 00 81 23 03 00 02 07 0C 00", ReadAll,
                "08 00", "wait 10", "10 00", "wait 10",
            ];
            Assert.Equal(expected, spi.Log);
        }
    }

    [Fact]
    public void TryResume_DeadLine_GivesNoAnswerAndTryResetResets()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Start();
            spi.Registers[0] = 0xFF;
            Assert.Equal(ResumeOutcome.NoAnswer, chip.TryResume(silent: false));
            spi.Log.Clear();
            Assert.True(chip.TryReset());
            Assert.Equal(["11 00", "wait 10", "06 00", "wait 100"], spi.Log);
        }
    }

    [Fact]
    public void Run_BusFails_IsAStatusAndNoException()
    {
        (RegisterSpi spi, Ads1292 chip) = Initialized(Ads1292Configuration.SingleLead());
        using (chip)
        {
            chip.Start();
            spi.Fails = true;
            Assert.False(chip.TryReadFrame(out Ads1292Frame frame));
            Assert.Equal(FrameStatus.BusError, frame.Status);
            Assert.Equal(ResumeOutcome.NoAnswer, chip.TryResume(silent: true));
            Assert.False(chip.TryReset());
        }

        Assert.True(spi.Disposed);
    }

    private const string ReadAll = "21 0A 00 00 00 00 00 00 00 00 00 00 00 00";
    private const string Rdata = "12 00 00 00 00 00 00 00 00 00";

    private static (RegisterSpi Spi, Ads1292 Chip) Initialized(Ads1292Configuration configuration)
    {
        var spi = new RegisterSpi();
        var chip = new Ads1292(spi, delay: new LoggedDelay(spi.Log));
        chip.Initialize(configuration);
        spi.Log.Clear();
        return (spi, chip);
    }

    /// <summary>One edge, after what waited before has been asked for.</summary>
    private sealed class OneEdge : IDataReady
    {
        private bool _given;

        public long EdgeCount => _given ? 1 : 0;

        public bool IsReady => !_given;

        public bool HasKernelTime => false;

        public long NowNs => 0;

        public bool Wait(int timeoutMs, out long timestampNs)
        {
            timestampNs = 1;
            bool edge = timeoutMs > 0 && !_given;
            _given |= edge;
            return edge;
        }
    }
}
