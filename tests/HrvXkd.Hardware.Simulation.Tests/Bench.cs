using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Simulation.Tests;

/// <summary>A chip on a bench: raw bytes by hand, or the driver.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(int id = 0x53, int clockFrequencyHz = 1_000_000)
    {
        Chip = new SimulatedAds1292(Clock, id, clockFrequencyHz);
        Ready = new SimulatedDataReady(Chip, Clock);
    }

    public VirtualClock Clock { get; } = new();

    public SimulatedAds1292 Chip { get; }

    public SimulatedDataReady Ready { get; }

    /// <summary>The driver on this chip, initialised and started, with the settling frames read.</summary>
    public Ads1292 Start(Ads1292Configuration configuration)
    {
        var driver = new Ads1292(Chip, delay: Clock);
        driver.Initialize(configuration);
        driver.Start();
        for (int i = 0; i < Ads1292.SettlingFrames; i++)
            Next(driver);
        return driver;
    }

    public Ads1292Frame Next(Ads1292 driver)
    {
        Assert.True(Ready.Wait(1000, out _));
        Assert.True(driver.TryReadFrame(out Ads1292Frame frame));
        return frame;
    }

    public Bench PowerUp()
    {
        Clock.Advance(VirtualClock.NsPerSecond);
        return this;
    }

    /// <summary>One low phase of chip select, then a rest longer than any decode time.</summary>
    public byte[] Send(params byte[] bytes)
    {
        var answer = new byte[bytes.Length];
        Chip.TransferFullDuplex(bytes, answer);
        Clock.Advance(20 * VirtualClock.NsPerMicrosecond);
        return answer;
    }

    public int ReadRegister(int address) => Send((byte)(0x20 | address), 0, 0, 0)[2];

    /// <summary>Powered up and out of continuous mode.</summary>
    public static Bench Listening(int id = 0x53)
    {
        Bench bench = new Bench(id).PowerUp();
        bench.Send(0x11, 0x00);
        return bench;
    }

    public void Dispose() => Chip.Dispose();
}
