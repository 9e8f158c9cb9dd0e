using System.Device.Gpio;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Tests;

public class PollingDataReadyTests
{
    private const int Pin = 17;

    [Fact]
    public void Wait_LevelFalls_IsReportedOnceUntilItRises()
    {
        using var pins = new LoggedPins([]);
        using var gpio = new GpioController(pins);
        var delay = new LoggedDelay([]);
        using var ready = new PollingDataReady(gpio, Pin, 100, delay);
        Assert.False(ready.Wait(1, out _));
        pins.Levels[Pin] = PinValue.Low;
        Assert.True(ready.Wait(1, out long timestamp));
        Assert.True(timestamp > 0 && timestamp <= ready.NowNs);
        Assert.True(ready.IsReady);
        Assert.False(ready.Wait(1, out _));
        pins.Levels[Pin] = PinValue.High;
        Assert.False(ready.Wait(0, out _));
        pins.Levels[Pin] = PinValue.Low;
        Assert.True(ready.Wait(0, out _));
        Assert.Equal(2, ready.EdgeCount);
        Assert.False(ready.HasKernelTime);
    }

    [Fact]
    public void Wait_NothingComes_LooksAtTheIntervalUntilTheTimeIsOver()
    {
        using var pins = new LoggedPins([]);
        using var gpio = new GpioController(pins);
        List<string> log = [];
        using var ready = new PollingDataReady(gpio, Pin, 250, new LoggedDelay(log));
        Assert.False(ready.Wait(1, out _));
        Assert.Equal(["wait 250", "wait 250", "wait 250", "wait 250"], log);
    }

    [Fact]
    public void Dispose_Twice_ClosesThePinAndLeavesTheCallersController()
    {
        using var pins = new LoggedPins([]);
        using var gpio = new GpioController(pins);
        var ready = new PollingDataReady(gpio, Pin);
        ready.Dispose();
        ready.Dispose();
        Assert.Equal(0, pins.OpenPins);
        Assert.False(pins.Disposed);
    }
}
