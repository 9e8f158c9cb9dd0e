using HrvXkd.Firmware.Doctor;
using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.Boards;

namespace HrvXkd.Firmware.Tests.Doctor;

/// <summary>Each finding on a file system made for it: what is wrong is told with how to mend it.</summary>
public sealed class ExaminationTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("doctor").FullName;

    /// <summary>Removes the file system.</summary>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Run_BusMissing_TellsTheLineOfTheConfiguration()
    {
        Finding bus = Look("SPI");
        Assert.Equal(FindingState.Wrong, bus.State);
        Assert.Contains("spidev0.0 is not there", bus.Found, StringComparison.Ordinal);
        Assert.Contains("dtparam=spi=on", bus.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BusThere_Opens()
    {
        Write("dev/spidev0.0", "");
        Assert.Equal(FindingState.Ok, Look("SPI").State);
    }

    [Fact]
    public void Run_BusIsAFolder_TellsWhyItDoesNotOpen()
    {
        Directory.CreateDirectory(Path.Combine(_root, "dev/spidev0.0"));
        Assert.Equal(FindingState.Wrong, Look("SPI").State);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0x0F, 0x42, 0x40 }, "Ok", "1000000 Hz are allowed")]
    [InlineData(new byte[] { 0, 0x07, 0xA1, 0x20 }, "Warning", "500000 Hz are allowed")]
    [InlineData(new byte[] { 1 }, "Ok", "names no limit")]
    public void Run_ClockOfTheDeviceTree_IsComparedWithTheDriver(byte[] property, string state, string found)
    {
        Write("dev/spidev0.0", "");
        Write("sys/bus/spi/devices/spi0.0/of_node/spi-max-frequency", property);
        Finding clock = Look("SPI clock");
        Assert.Equal(state, clock.State.ToString());
        Assert.Contains(found, clock.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UserOutsideTheGroups_IsToldTheCommand()
    {
        Write("proc/self/status", "Name:\thrvxkd\nGroups:\t20 1001 \n");
        Write("etc/group", "spi:x:999:\ngpio:x:1001:someone\n");
        Finding groups = Assert.Single(new BusExamination(_root, privileged: false).Run(Board.Find("pi-4")), finding => finding.Name == "groups");
        Assert.Equal(FindingState.Warning, groups.State);
        Assert.Contains("usermod -aG spi ", groups.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unlimited            unlimited            bytes     ", "Ok")]
    [InlineData("67108864             67108864             bytes     ", "Ok")]
    [InlineData("65536                65536                bytes     ", "Warning")]
    public void Run_LimitOfLockedMemory_IsRead(string limit, string state)
    {
        Write("proc/self/limits", $"Limit                     Soft Limit           Hard Limit           Units     \nMax locked memory         {limit}\n");
        Assert.Equal(state, Look("memory lock").State.ToString());
    }

    [Theory]
    [InlineData("performance\n", "Ok")]
    [InlineData("ondemand\n", "Warning")]
    public void Run_Governor_IsRead(string governor, string state)
    {
        Write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", governor);
        Assert.Equal(state, Look("governor").State.ToString());
    }

    [Fact]
    public void Run_LittleSpace_IsWrong()
    {
        DeviceSettings settings = Settings();
        settings.Recording.Folder = _root;
        settings.Recording.KeepFreeMegabytes = int.MaxValue;
        Finding storage = Assert.Single(new Examination(settings, simulated: false, _root).Run(), finding => finding.Name == "storage");
        Assert.Equal(FindingState.Wrong, storage.State);
        Assert.Empty(Directory.GetFiles(_root));
    }

    [Fact]
    public void Run_UnknownBoard_NamesThoseThereAre()
    {
        DeviceSettings settings = Settings();
        settings.Board = "auto";
        Finding board = Assert.Single(new Examination(settings, simulated: false, _root).Run(), finding => finding.Name == "board");
        Assert.Equal(FindingState.Wrong, board.State);
        Assert.Contains("pi-5", board.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Simulated_SaysThatNoBusIsLookedAt()
    {
        IReadOnlyList<Finding> findings = new Examination(Settings(), simulated: true, _root).Run();
        Assert.Contains(findings, finding => finding.Found.StartsWith("simulated", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Name is "SPI" or "groups" or "GPIO chip");
    }

    private static DeviceSettings Settings() => new() { Board = "pi-4" };

    private Finding Look(string name) => Assert.Single(new Examination(Settings(), simulated: false, _root).Run(), finding => finding.Name == name);

    private void Write(string path, string text) => Write(path, System.Text.Encoding.ASCII.GetBytes(text));

    private void Write(string path, byte[] content)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }
}
