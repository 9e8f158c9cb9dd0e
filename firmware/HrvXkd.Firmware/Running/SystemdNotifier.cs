// The service manager's protocol (sd_notify(3)): datagrams to the socket in NOTIFY_SOCKET. The library for .NET hosts sends READY and STOPPING only;
// here the acquisition thread itself must feed the watchdog, without allocating.
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HrvXkd.Firmware.Running;

/// <summary>Tells systemd how the program is; does nothing where it was not started by systemd.</summary>
internal sealed class SystemdNotifier : IDisposable
{
    private static readonly byte[] Watchdog = "WATCHDOG=1"u8.ToArray();

    private readonly Socket? _socket;

    /// <summary>Connects to the socket of the environment.</summary>
    public SystemdNotifier()
        : this(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"))
    {
    }

    /// <summary>Connects to a socket.</summary>
    /// <param name="path">Path; with @ in front an abstract name; null or empty for none.</param>
    public SystemdNotifier(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return;
        Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path));
            socket.Blocking = false;
            _socket = socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
        }
    }

    /// <summary>The program is up.</summary>
    public void Ready() => Send(Encoding.UTF8.GetBytes("READY=1"));

    /// <summary>The settings are read anew; <see cref="Ready"/> follows.</summary>
    public void Reloading() => Send(Encoding.UTF8.GetBytes("RELOADING=1"));

    /// <summary>The program goes down.</summary>
    public void Stopping() => Send(Encoding.UTF8.GetBytes("STOPPING=1"));

    /// <summary>One line for systemctl status.</summary>
    /// <param name="text">The line.</param>
    public void Status(string text) => Send(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"STATUS={text.ReplaceLineEndings(" ")}")));

    /// <summary>The acquisition goes on. Neither blocks nor allocates.</summary>
    public void Alive() => Send(Watchdog);

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    private void Send(byte[] message)
    {
        // A manager that does not read must not hold the device up.
        _socket?.Send(message, 0, message.Length, SocketFlags.None, out _);
    }
}
