extern alias nano;
using System.Text;
using HrvXkd.Hardware.Simulation;
using nano::HrvXkd.Firmware.Nano;

namespace HrvXkd.Firmware.Nano.Tests;

/// <summary>The serial port with its hardware buffer: what overfills it would have kept the device waiting.</summary>
internal sealed class SerialLine(VirtualClock clock) : IConsole
{
    private const int BufferBytes = 128;
    private const double BytesPerNs = 11_520.0 / VirtualClock.NsPerSecond;

    private readonly StringBuilder _sent = new();
    private readonly Queue<byte> _typed = new();
    private double _buffered;
    private long _at;

    /// <summary>Complete lines sent so far.</summary>
    public IReadOnlyList<Line> Lines => [.. _sent.ToString().Split('\n')[..^1].Select(Line.Parse)];

    public IEnumerable<Line> Of(string kind) => Lines.Where(line => line.Kind == kind);

    public void Type(string command)
    {
        foreach (char letter in command + "\r\n")
            _typed.Enqueue((byte)letter);
    }

    public int Read(byte[] buffer)
    {
        int count = Math.Min(buffer.Length, _typed.Count);
        for (int i = 0; i < count; i++)
            buffer[i] = _typed.Dequeue();
        return count;
    }

    public void Write(byte[] bytes, int count)
    {
        _buffered = Math.Max(0, _buffered - ((clock.NowNs - _at) * BytesPerNs)) + count;
        _at = clock.NowNs;
        Assert.True(_buffered <= BufferBytes, $"{_buffered} bytes wait in the port");
        _sent.Append(Encoding.ASCII.GetString(bytes, 0, count));
    }
}
