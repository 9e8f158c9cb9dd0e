// The page of the device. Loopback only unless the settings say otherwise; then over TLS and with a token. Nothing is loaded from elsewhere, nothing
// can be changed through it, and a client that does not read loses batches, never the device time.
using System.Net;
using HrvXkd.Core;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Live;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HrvXkd.Firmware.Monitor;

/// <summary>Serves page, status and streams.</summary>
internal sealed class MonitorServer : IDisposable
{
    private const int LongestRequestLine = 2048;
    private const int MostClients = 16;
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private readonly CsvStream? _stream;

    private MonitorServer(WebApplication application, CsvStream? stream, string address)
    {
        _application = application;
        _stream = stream;
        Address = address;
    }

    /// <summary>Address of the page.</summary>
    public string Address { get; }

    /// <summary>Starts to serve.</summary>
    /// <param name="settings">Port and reach.</param>
    /// <param name="hub">What happens.</param>
    /// <param name="scale">What codes mean.</param>
    /// <param name="identity">Who measures.</param>
    /// <param name="model">The student.</param>
    /// <param name="log">Is told the address, and the token when it is new.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static MonitorServer Start(DeviceSettings settings, LiveHub hub, LiveScale scale, DeviceIdentity identity, BuiltInModel model, JournalLog log)
    {
        NetworkAccess? access = settings.Monitor.Network ? NetworkAccess.Open(settings.Recording.Folder, log) : null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        if (access is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxConcurrentConnections = MostClients;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostClients;
            if (access is null)
                kestrel.Listen(IPAddress.Loopback, settings.Monitor.Port);
            else
                kestrel.ListenAnyIP(settings.Monitor.Port, listen => listen.UseHttps(access.Certificate));
        });
        WebApplication application = builder.Build();
        application.UseWebSockets();
        WindowProfile profile = settings.Profile == "short" ? WindowProfile.Short() : WindowProfile.Holter();
        MonitorPages pages = new(hub, scale, profile, identity, model, access);
        application.Run(pages.Answer);
        try
        {
            application.StartAsync().GetAwaiter().GetResult();
        }
        catch (IOException fault)
        {
            ((IDisposable)application).Dispose();
            throw new IOException($"monitor.port {settings.Monitor.Port}: {fault.Message}", fault);
        }

        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        CsvStream? stream = settings.Monitor.StreamPort > 0 ? CsvStream.Start(settings.Monitor.StreamPort, hub, scale) : null;
        log.Notice($"page: {address}{(access is null ? "" : " (token needed)")}");
        return new MonitorServer(application, stream, address);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        using CancellationTokenSource patience = new(StopTime);
        _application.StopAsync(patience.Token).GetAwaiter().GetResult();
        ((IDisposable)_application).Dispose();
    }
}
