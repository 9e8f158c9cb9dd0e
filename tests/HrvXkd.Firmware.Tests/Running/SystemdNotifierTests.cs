using System.Net.Sockets;
using System.Text;
using HrvXkd.Firmware.Running;

namespace HrvXkd.Firmware.Tests.Running;

public sealed class SystemdNotifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Send_ToTheManager_ArrivesAsItsProtocolWants()
    {
        string path = Path.Combine(_folder, "notify");
        using Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        using SystemdNotifier notifier = new(path);
        notifier.Ready();
        notifier.Status("Learning.\nStill.");
        notifier.Alive();
        notifier.Stopping();
        Assert.Equal(["READY=1", "STATUS=Learning. Still.", "WATCHDOG=1", "STOPPING=1"], Enumerable.Range(0, 4).Select(_ => Receive(manager)));
    }

    [Fact]
    public void Alive_ManagerThatNeverReads_NeitherBlocksNorAllocates()
    {
        string path = Path.Combine(_folder, "notify");
        using Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        using SystemdNotifier notifier = new(path);
        for (int i = 0; i < 2000; i++)
            notifier.Alive();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            notifier.Alive();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal("WATCHDOG=1", Receive(manager));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nowhere/at/all")]
    public void Ready_WithoutManager_DoesNothing(string? path)
    {
        using SystemdNotifier notifier = new(path);
        notifier.Ready();
        notifier.Alive();
    }

    private static string Receive(Socket manager)
    {
        byte[] buffer = new byte[256];
        return Encoding.UTF8.GetString(buffer, 0, manager.Receive(buffer));
    }
}
