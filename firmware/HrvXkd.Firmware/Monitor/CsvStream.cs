// The stream for other programs: TCP on loopback, lines of text. The first line names the columns:
//   sample,ch1_uv,ch2_uv,electrodes_off        one line for each sample; a jump of sample is a gap, an empty value a refused frame
//   #beat,SAMPLE,QUALITY                       a beat, some two seconds after its sample
//   #state,STATE,HEART_RATE,QUALITY,RISK       once a second; what is not known is empty
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Monitor;

/// <summary>Serves samples, beats and states as CSV.</summary>
internal sealed class CsvStream : IDisposable
{
    private const int MostClients = 4;
    private const int BatchesPerState = 10;

    private readonly TcpListener _listener;
    private readonly LiveHub _hub;
    private readonly LiveScale _scale;
    private readonly CancellationTokenSource _end = new();
    private int _clients;

    private CsvStream(TcpListener listener, LiveHub hub, LiveScale scale)
    {
        _listener = listener;
        _hub = hub;
        _scale = scale;
    }

    /// <summary>Starts to listen on loopback.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static CsvStream Start(int port, LiveHub hub, LiveScale scale)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException fault)
        {
            throw new IOException($"monitor.streamPort {port}: {fault.Message}", fault);
        }

        CsvStream stream = new(listener, hub, scale);
        _ = stream.Accept();
        return stream;
    }

    /// <summary>Lines of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="withState">True to end with the state.</param>
    public static string Lines(LiveBatch batch, int channels, bool withState)
    {
        StringBuilder text = new();
        for (int i = 0; i < batch.MicroVolts.Count; i++)
        {
            double? second = channels == 2 ? batch.Channel2MicroVolts[i] : null;
            text.Append(CultureInfo.InvariantCulture, $"{batch.FirstSample + i},{batch.MicroVolts[i]},{second},{(batch.ElectrodesOff[i] ? 1 : 0)}\n");
        }

        foreach (LiveBeat beat in batch.Beats)
            text.Append(CultureInfo.InvariantCulture, $"#beat,{beat.Sample},{beat.Quality}\n");
        if (withState)
        {
            DeviceStatus status = batch.Status;
            text.Append(CultureInfo.InvariantCulture, $"#state,{status.State},{status.HeartRate:F1},{status.HeartRateQuality},{status.Risk:F4}\n");
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                if (Interlocked.Increment(ref _clients) > MostClients)
                {
                    Interlocked.Decrement(ref _clients);
                    client.Dispose();
                    continue;
                }

                _ = Serve(client);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The device stops.
        }
    }

    private async Task Serve(TcpClient client)
    {
        Channel<LiveBatch> channel = _hub.Join();
        try
        {
            using TcpClient owned = client;
            NetworkStream stream = owned.GetStream();
            await stream.WriteAsync("sample,ch1_uv,ch2_uv,electrodes_off\n"u8.ToArray(), _end.Token);
            int batches = 0;
            await foreach (LiveBatch batch in channel.Reader.ReadAllAsync(_end.Token))
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Lines(batch, _scale.Channels, ++batches % BatchesPerState == 0)), _end.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException)
        {
            // The client is gone.
        }
        finally
        {
            _hub.Leave(channel);
            Interlocked.Decrement(ref _clients);
        }
    }
}
