extern alias nano;
using System.Text;
using nano::HrvXkd.Firmware.Nano;

namespace HrvXkd.Firmware.Nano.Tests;

/// <summary>The settings file and the microcontroller.</summary>
internal sealed class Memory(string? file = null) : IStorage, IMachine
{
    public string? File { get; set; } = file;

    public bool Unreadable { get; init; }

    public bool Full { get; init; }

    public int Free { get; init; } = 40_000;

    public int Restarts { get; private set; }

    public int Read(byte[] buffer)
    {
        if (Unreadable)
            return -2;
        if (File is null)
            return -1;
        byte[] bytes = Encoding.ASCII.GetBytes(File);
        bytes.AsSpan(0, Math.Min(bytes.Length, buffer.Length)).CopyTo(buffer);
        return bytes.Length;
    }

    public bool TryWrite(byte[] bytes, int count)
    {
        if (Full)
            return false;
        File = Encoding.ASCII.GetString(bytes, 0, count);
        return true;
    }

    public int FreeBytes() => Free;

    public void Restart() => Restarts++;
}
