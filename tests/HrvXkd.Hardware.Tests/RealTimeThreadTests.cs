using HrvXkd.Hardware.Linux;
using HrvXkd.Hardware.RealTime;

namespace HrvXkd.Hardware.Tests;

public class RealTimeThreadTests
{
    private static readonly RealTimeOptions All = new() { Priority = 50, Processor = 3, LockMemory = true };

    [Fact]
    public void Apply_WithRights_AsksForEachInOrder()
    {
        var linux = new FakeLinux();
        IReadOnlyList<RealTimeSetting> settings = RealTimeThread.Apply(All, linux);
        Assert.Equal(["lock 3", "affinity 8", "scheduler 1 50"], linux.Calls);
        Assert.All(settings, setting => Assert.True(setting.Granted));
    }

    [Fact]
    public void Apply_WithoutRights_SaysWhatIsMissingAndHowToMendIt()
    {
        var linux = new FakeLinux { SchedulerResult = -Errno.NotPermitted, MemoryResult = -Errno.OutOfMemory };
        IReadOnlyList<RealTimeSetting> settings = RealTimeThread.Apply(All, linux);
        Assert.Equal([false, true, false], settings.Select(setting => setting.Granted));
        Assert.Equal("memory lock: refused (ENOMEM, limit reached); set LimitMEMLOCK=infinity in the unit, or memlock in limits.conf", settings[0].Message);
        Assert.Equal("SCHED_FIFO 50: refused (EPERM, not permitted); set LimitRTPRIO=50 in the unit, or rtprio in limits.conf", settings[2].Message);
    }

    [Fact]
    public void Apply_NothingAsked_CallsNothing()
    {
        var linux = new FakeLinux();
        Assert.Empty(RealTimeThread.Apply(new RealTimeOptions(), linux));
        Assert.Empty(linux.Calls);
    }

    [Fact]
    public void Apply_OutOfRange_IsRefused()
    {
        var linux = new FakeLinux();
        Assert.Throws<ArgumentOutOfRangeException>(() => RealTimeThread.Apply(new RealTimeOptions { Priority = 100 }, linux));
        Assert.Throws<ArgumentOutOfRangeException>(() => RealTimeThread.Apply(new RealTimeOptions { Processor = 64 }, linux));
    }
}
