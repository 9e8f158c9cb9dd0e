using System.Device.Gpio;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Tests;

public class GpioDataReadyTests
{
    private const int Pin = 17;

    [Fact]
    public void Wait_EdgesBeforeAndBetween_AreCountedAndReportedAsOne()
    {
        using var pins = new LoggedPins([]);
        using var gpio = new GpioController(pins);
        using var ready = new GpioDataReady(gpio, Pin);
        Assert.False(ready.Wait(0, out long none));
        Assert.Equal(0, none);
        pins.RaiseFallingEdge(Pin);
        Assert.True(ready.Wait(0, out long first));
        Assert.Equal(1, ready.EdgeCount);
        for (int i = 0; i < 3; i++)
            pins.RaiseFallingEdge(Pin);
        Assert.True(ready.Wait(0, out long second));
        Assert.Equal(4, ready.EdgeCount);
        Assert.True(second >= first && first > 0);
        Assert.False(ready.Wait(0, out _));
    }

    [Fact]
    public void Wait_EdgeFromAnotherThread_Wakes()
    {
        using var pins = new LoggedPins([]);
        using var gpio = new GpioController(pins);
        using var ready = new GpioDataReady(gpio, Pin);
        var raiser = new Thread(() => pins.RaiseFallingEdge(Pin));
        raiser.Start();
        Assert.True(ready.Wait(60_000, out _));
        raiser.Join();
    }

    [Fact]
    public void Dispose_Twice_StopsListeningAndLeavesTheCallersController()
    {
        using var pins = new LoggedPins([]);
        using var gpio = new GpioController(pins);
        var ready = new GpioDataReady(gpio, Pin);
        Assert.True(pins.Listening);
        ready.Dispose();
        ready.Dispose();
        Assert.False(pins.Listening);
        Assert.Equal(0, pins.OpenPins);
        Assert.False(pins.Disposed);
    }
}
