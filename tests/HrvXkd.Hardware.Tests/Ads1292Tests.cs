using System.Device.Spi;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class Ads1292Tests
{
    [Theory]
    [InlineData(0x00, "0x00")]
    [InlineData(0xFF, "0xFF")]
    [InlineData(0x92, "0x92")]
    [InlineData(0x51, "0x51")]
    public void Initialize_OtherPart_NamesFoundAndExpected(byte id, string found)
    {
        var spi = new RegisterSpi();
        spi.Registers[0] = id;
        using Ads1292 chip = Create(spi);
        var fault = Assert.Throws<Ads1292Exception>(() => chip.Initialize(Ads1292Configuration.SingleLead()));
        Assert.Contains(found, fault.Message, StringComparison.Ordinal);
        Assert.Contains("0x53", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData(0x52, Ads1292Part.Ads1291)]
    [InlineData(0x53, Ads1292Part.Ads1292)]
    [InlineData(0x73, Ads1292Part.Ads1292R)]
    public void Initialize_EachPart_IsRecognised(byte id, Ads1292Part part)
    {
        var spi = new RegisterSpi();
        spi.Registers[0] = id;
        using Ads1292 chip = Create(spi);
        chip.Initialize(Ads1292Configuration.SingleLead());
        Assert.Equal(part, chip.Part);
    }

    [Fact]
    public void Initialize_WriteDoesNotTake_NamesRegisterWrittenAndRead()
    {
        var spi = new RegisterSpi("42 00 E0 00");
        using Ads1292 chip = Create(spi);
        var fault = Assert.Throws<Ads1292Exception>(() => chip.Initialize(Ads1292Configuration.SingleLead()));
        Assert.Contains("Config2 (0x02): wrote 0xE0, read back 0x80", fault.Message, StringComparison.Ordinal);
        Assert.Null(chip.Configuration);
        Assert.Throws<InvalidOperationException>(chip.Start);
    }

    [Fact]
    public void Constructor_WrongBusSettings_IsRefused()
    {
        using var wrongMode = new RegisterSpi { Mode = SpiMode.Mode0 };
        using var tooFast = new RegisterSpi { Frequency = 4_000_000 };
        Assert.Contains("Mode0", Assert.Throws<ArgumentException>(() => new Ads1292(wrongMode)).Message, StringComparison.Ordinal);
        Assert.Contains("4000000", Assert.Throws<ArgumentException>(() => new Ads1292(tooFast)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RegisterAccess_WhileConverting_IsRefused()
    {
        using Ads1292 chip = Create(new RegisterSpi());
        Assert.Throws<InvalidOperationException>(chip.Start);
        chip.Initialize(Ads1292Configuration.SingleLead());
        chip.Start();
        Assert.Throws<InvalidOperationException>(() => chip.ReadRegister(Register.Id));
        Assert.Throws<InvalidOperationException>(() => chip.WriteRegister(Register.Loff, 0x10));
        Assert.Throws<InvalidOperationException>(() => chip.Configure(Ads1292Configuration.NoiseTest()));
    }

    [Fact]
    public void WriteRegister_PartRegisterOrBeyondTheLast_IsRefused()
    {
        using Ads1292 chip = Create(new RegisterSpi());
        Assert.Throws<ArgumentOutOfRangeException>(() => chip.WriteRegister(Register.Id, 0x53));
        Assert.Throws<ArgumentOutOfRangeException>(() => chip.WriteRegisters(Register.Gpio, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => chip.ReadRegister((Register)12));
    }

    [Fact]
    public void TryReadFrame_GoodAndBadPrefix_NumbersBothAndMarksTheBadOne()
    {
        var spi = new RegisterSpi();
        using Ads1292 chip = Started(spi);
        spi.NextFrame = [0xC1, 0x80, 0x00, 0x80, 0x00, 0x00, 0xFF, 0xFF, 0xFE];
        Assert.True(chip.TryReadFrame(out Ads1292Frame good));
        Assert.Equal(0, good.Sequence);
        Assert.Equal(-8388608, good.Channel1);
        Assert.True(good.Channel1Saturated);
        Assert.Equal(-2, good.Channel2);
        Assert.False(good.Channel2Saturated);
        spi.NextFrame = [0x80, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.False(chip.TryReadFrame(out Ads1292Frame bad));
        Assert.Equal(1, bad.Sequence);
    }

    [Fact]
    public void StateOf_ElectrodeNotSensed_IsNotCalledConnected()
    {
        var spi = new RegisterSpi();
        using Ads1292 chip = Started(spi);
        // IN1P and IN2N report off; only channel 1's electrodes are sensed.
        spi.NextFrame = [0xC4, 0x80, 0, 0, 0, 0, 0, 0, 0];
        Assert.True(chip.TryReadFrame(out Ads1292Frame frame));
        Assert.Equal(ElectrodeState.Off, frame.StateOf(Electrodes.In1P));
        Assert.Equal(ElectrodeState.Connected, frame.StateOf(Electrodes.In1N));
        Assert.Equal(ElectrodeState.NotSensed, frame.StateOf(Electrodes.In2N));
        Assert.Equal(ElectrodeState.NotSensed, frame.StateOf(Electrodes.RightLeg));
        Assert.Equal(Electrodes.In1P, frame.LeadOff);
    }

    [Fact]
    public void TryReadFrame_ManyFrames_AllocatesNothing()
    {
        var spi = new RegisterSpi();
        using Ads1292 chip = Started(spi);
        spi.NextFrame = [0xC0, 0, 0, 0x00, 0x01, 0x02, 0, 0, 0];
        chip.TryReadFrame(out _);
        long sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            chip.TryReadFrame(out Ads1292Frame frame);
            sum += frame.Channel1;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(10_000 * 0x102, sum);
    }

    [Fact]
    public void Dispose_Twice_DisposesTheBusOnce()
    {
        var spi = new RegisterSpi();
        Ads1292 chip = Started(spi);
        chip.Dispose();
        int transfers = spi.Log.Count;
        chip.Dispose();
        Assert.True(spi.Disposed);
        Assert.Equal(transfers, spi.Log.Count);
        Assert.Throws<ObjectDisposedException>(() => chip.ReadRegister(Register.Id));
    }

    private static Ads1292 Create(RegisterSpi spi) => new(spi, delay: new LoggedDelay([]));

    private static Ads1292 Started(RegisterSpi spi)
    {
        Ads1292 chip = Create(spi);
        chip.Initialize(Ads1292Configuration.SingleLead());
        chip.Start();
        return chip;
    }
}
