using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Recording;
using HrvXkd.Firmware.Recording.Sealed;
using HrvXkd.Wfdb;
using Microsoft.Data.Sqlite;

namespace HrvXkd.Firmware.Tests.Running;

public sealed class KilledProgramTests : IDisposable
{
    private const int RateHz = 500;

    /// <summary>How often it is killed; 200 is the figure to reach, which takes some minutes.</summary>
    private const string TimesVariable = "HRVXKD_KILLS";
    private const int UsualTimes = 3;

    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;

    private string KeyPath => Path.Combine(_data, "key");

    public void Dispose() => Directory.Delete(_data, true);

    /// <summary>Sealed recordings are killed less often.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 10)]
    public void Run_KilledAtRandomMoments_LosesAtMostOneSecondAndStaysWhole(bool isSealed, int share)
    {
        if (isSealed)
            RecordingKey.Write(KeyPath);
        int times = int.Parse(Environment.GetEnvironmentVariable(TimesVariable) ?? UsualTimes.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Random random = new(8);
        int recordings = 0;
        for (int i = 0; i < Math.Max(1, times / share); i++)
        {
            long seen = KillAfter(random.Next(1, 3000), isSealed);
            RecordingStore store = new(_data);
            store.Mend();
            Assert.Equal("ok", Check());
            recordings += seen > RateHz || store.Names.Count > recordings ? 1 : 0;
            Assert.Equal(recordings, store.Names.Count);
            if (seen <= RateHz)
                continue;
            using OpenedRecord opened = OpenedRecord.Of(store.PathOf(store.Names[^1]), isSealed ? KeyPath : null);
            using WfdbRecord record = WfdbRecord.Open(opened.Path);
            Assert.InRange(record.SampleCount, seen - RateHz, long.MaxValue);
            Assert.Equal(record.SampleCount, record.ReadAll(0).Length);
            AnnotationFile.Read(opened.Path + ".atr");
        }
    }

    // The last sample that somebody else had seen when it was killed.
    private long KillAfter(int milliseconds, bool isSealed)
    {
        int port = FreePort();
        string settings = Path.Combine(_data, "settings.json");
        File.WriteAllText(settings, $$"""{ "recording": { "folder": "{{_data}}", "keyFile": "{{(isSealed ? KeyPath : "")}}" }, "monitor": { "port": 0, "streamPort": {{port}} } }""");
        using DeviceRun run = new("run", "--device", "sim", "--settings", settings);
        run.WaitFor("measuring");
        using TcpClient client = new();
        client.Connect(IPAddress.Loopback, port);
        using StreamReader lines = new(client.GetStream());
        long last = 0;
        long end = Environment.TickCount64 + milliseconds;
        while (Environment.TickCount64 < end || last == 0)
            last = Sample(lines.ReadLine()) ?? last;
        run.Kill();
        return last;
    }

    private static long? Sample(string? line) =>
        line is not null && char.IsAsciiDigit(line[0]) ? long.Parse(line.AsSpan(0, line.IndexOf(',', StringComparison.Ordinal)), CultureInfo.InvariantCulture) : null;

    private string Check()
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(_data, "hrvxkd.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
