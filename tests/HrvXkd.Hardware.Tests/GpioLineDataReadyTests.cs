using HrvXkd.Hardware.DataReady;
using HrvXkd.Hardware.Linux;

namespace HrvXkd.Hardware.Tests;

public class GpioLineDataReadyTests
{
    private static readonly GpioChip Chip = new("/dev/gpiochip0", "gpiochip0", "pinctrl-rp1", 54);

    [Fact]
    public unsafe void Structures_Sizes_AreThoseOfTheKernel()
    {
        Assert.Equal(68, sizeof(GpioUapi.ChipInfo));
        Assert.Equal(256, sizeof(GpioUapi.LineInfo));
        Assert.Equal(272, sizeof(GpioUapi.LineConfig));
        Assert.Equal(592, sizeof(GpioUapi.LineRequest));
        Assert.Equal(16, sizeof(GpioUapi.LineValues));
        Assert.Equal(48, sizeof(GpioUapi.LineEvent));
        // The size is bits 29:16 of a request number.
        Assert.Equal((int)(GpioUapi.GetChipInfo >> 16) & 0x3FFF, sizeof(GpioUapi.ChipInfo));
        Assert.Equal((int)(GpioUapi.GetLineInfo >> 16) & 0x3FFF, sizeof(GpioUapi.LineInfo));
        Assert.Equal((int)(GpioUapi.GetLine >> 16) & 0x3FFF, sizeof(GpioUapi.LineRequest));
        Assert.Equal((int)(GpioUapi.GetValues >> 16) & 0x3FFF, sizeof(GpioUapi.LineValues));
    }

    [Fact]
    public unsafe void Structures_Fields_AreWhereTheKernelHasThem()
    {
        GpioUapi.LineRequest request = default;
        byte* start = (byte*)&request;
        Assert.Equal(256, request.Consumer - start);
        Assert.Equal(288, (byte*)&request.Config - start);
        Assert.Equal(560, (byte*)&request.LineCount - start);
        Assert.Equal(564, (byte*)&request.EventBufferSize - start);
        Assert.Equal(588, (byte*)&request.Descriptor - start);
        GpioUapi.LineEvent edge = default;
        Assert.Equal(20, (byte*)&edge.LineSequence - (byte*)&edge);
    }

    [Fact]
    public void Constructor_FreeLine_AsksForFallingEdgesAndClosesTheChip()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "recorder", linux);
        Assert.Equal(GpioUapi.FlagInput | GpioUapi.FlagEdgeFalling, linux.RequestFlags);
        Assert.Equal(17u, linux.RequestLine);
        Assert.Equal("recorder", linux.RequestConsumer);
        Assert.Equal([3], linux.Closed);
        Assert.True(ready.HasKernelTime);
    }

    [Fact]
    public void Wait_SeveralEdges_GivesTheLatestTimeAndCountsAll()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        Assert.False(ready.Wait(0, out long none));
        Assert.Equal(0, none);
        for (ulong i = 1; i <= 3; i++)
            linux.Raise(i * 2_000_000);
        Assert.True(ready.Wait(0, out long timestamp));
        Assert.Equal(6_000_000, timestamp);
        Assert.Equal(3, ready.EdgeCount);
        linux.Raise(10_000_000, lost: 1);
        Assert.True(ready.Wait(0, out timestamp));
        Assert.Equal(10_000_000, timestamp);
        Assert.Equal(5, ready.EdgeCount);
    }

    [Fact]
    public void Wait_FullQueue_WaitsForAnEdgeThatIsNotStale()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        for (ulong i = 1; i <= 1500; i++)
            linux.Raise(i * 2_000_000);
        Assert.False(ready.Wait(0, out _));
        linux.Raise(1501 * 2_000_000UL);
        Assert.True(ready.Wait(0, out long timestamp));
        Assert.Equal(3_002_000_000, timestamp);
        Assert.Equal(1501, ready.EdgeCount);
    }

    [Fact]
    public void Wait_SequenceWrapsAround_CountsOn()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        linux.StartAt(uint.MaxValue - 2);
        linux.Raise(1);
        Assert.True(ready.Wait(0, out _));
        long before = ready.EdgeCount;
        for (int i = 0; i < 5; i++)
            linux.Raise(2);
        Assert.True(ready.Wait(0, out _));
        Assert.Equal(5, ready.EdgeCount - before);
    }

    [Fact]
    public void Wait_InterruptedBySignal_GoesOn()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        linux.PollResults.Enqueue(-Errno.Interrupted);
        linux.Raise(5);
        Assert.True(ready.Wait(100, out long timestamp));
        Assert.Equal(5, timestamp);
    }

    [Fact]
    public void Wait_ChipGone_GivesTheErrorAndDoesNotThrow()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        linux.PollResults.Enqueue(-Errno.NoDevice);
        Assert.False(ready.Wait(100, out _));
        Assert.Equal(Errno.NoDevice, ready.LastError);
    }

    [Fact]
    public void IsReady_Level_IsLowForAConversion()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        Assert.True(ready.IsReady);
        linux.LineHigh = true;
        Assert.False(ready.IsReady);
    }

    [Fact]
    public void Wait_ManyEdges_AllocatesNothing()
    {
        var linux = new FakeLinux();
        using var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        linux.Raise(1);
        ready.Wait(0, out _);
        long sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (uint i = 0; i < 1000; i++)
        {
            linux.Raise(i);
            ready.Wait(0, out long timestamp);
            sum += timestamp + (ready.IsReady ? 1 : 0);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(499_500 + 1000, sum);
    }

    [Fact]
    public void Constructor_LineInUse_NamesItsUser()
    {
        var linux = new FakeLinux { RequestError = Errno.Busy, Consumer = "sysfs" };
        string message = Assert.Throws<IOException>(() => new GpioLineDataReady(Chip, 17, "x", linux)).Message;
        Assert.Contains("Line 17", message, StringComparison.Ordinal);
        Assert.Contains("held by sysfs", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoRights_TellsTheGroup()
    {
        var linux = new FakeLinux { OpenError = Errno.AccessDenied };
        Assert.Contains("group gpio", Assert.Throws<IOException>(() => new GpioLineDataReady(Chip, 17, "x", linux)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GpioLineDataReady(Chip, 54, "x", linux));
    }

    [Fact]
    public void Dispose_Twice_ClosesTheLineOnce()
    {
        var linux = new FakeLinux();
        var ready = new GpioLineDataReady(Chip, 17, "x", linux);
        ready.Dispose();
        ready.Dispose();
        Assert.Equal([3, 4], linux.Closed);
    }

    [Fact]
    public void Find_Labels_TakesTheFirstThatIsThere()
    {
        GpioChip[] chips = [new("/dev/gpiochip0", "a", "brcmvirt-gpio", 2), new("/dev/gpiochip4", "b", "pinctrl-bcm2711", 58), Chip];
        Assert.Equal(Chip, GpioChip.Find(chips, GpioChip.HeaderLabels));
        Assert.Equal("/dev/gpiochip4", GpioChip.Find(chips, ["pinctrl-bcm2711"]).Path);
        string message = Assert.Throws<IOException>(() => GpioChip.Find(chips, ["pinctrl-x"])).Message;
        Assert.Contains("pinctrl-x", message, StringComparison.Ordinal);
        Assert.Contains("brcmvirt-gpio (/dev/gpiochip0)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_DeviceFolder_ReadsLabelAndLines()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "gpiochip0"), "");
            File.WriteAllText(Path.Combine(folder, "spidev0.0"), "");
            GpioChip chip = Assert.Single(GpioChip.List(new FakeLinux(), folder));
            Assert.Equal("pinctrl-rp1", chip.Label);
            Assert.Equal(54, chip.Lines);
            Assert.Empty(GpioChip.List(new FakeLinux { OpenError = Errno.AccessDenied }, folder));
            Assert.Empty(GpioChip.List(new FakeLinux(), Path.Combine(folder, "none")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ReadLine_UsedLine_GivesNameAndConsumer()
    {
        GpioLineInfo line = Chip.ReadLine(new FakeLinux { Consumer = "spi0 CS0" }, 8);
        Assert.Equal(new GpioLineInfo(8, "GPIO8", "spi0 CS0", true), line);
        Assert.Contains("0..53", Assert.Throws<IOException>(() => Chip.ReadLine(new FakeLinux(), 60)).Message, StringComparison.Ordinal);
    }

    // Against the C library itself, where no chip is needed.
    [SkippableFact]
    public void LinuxCalls_NoSuchChip_GiveTheErrorNumber()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "needs Linux");
        Assert.Equal(-Errno.NoEntry, LinuxCalls.Instance.Open("/dev/gpiochip-none"));
        int descriptor = LinuxCalls.Instance.Open("/dev/null");
        Assert.True(descriptor >= 0);
        var info = default(GpioUapi.ChipInfo);
        unsafe
        {
            Assert.True(LinuxCalls.Instance.Ioctl(descriptor, GpioUapi.GetChipInfo, &info) < 0);
            Assert.True(LinuxCalls.Instance.IoctlAtOnce(descriptor, GpioUapi.GetChipInfo, &info) < 0);
            Assert.Equal(1, LinuxCalls.Instance.Poll(descriptor, 0));
            Assert.Equal(0, LinuxCalls.Instance.Read(descriptor, &info, sizeof(GpioUapi.ChipInfo)));
        }

        Assert.Equal(0, LinuxCalls.Instance.Close(descriptor));
    }
}
