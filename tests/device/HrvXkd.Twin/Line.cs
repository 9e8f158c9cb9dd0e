using Microsoft.Win32.SafeHandles;

namespace HrvXkd.Twin;

/// <summary>The chip's end of a GPIO line of the kernel's gpio-sim.</summary>
internal sealed class Line : IDisposable
{
    private static readonly byte[] Up = "pull-up\n"u8.ToArray();
    private static readonly byte[] Down = "pull-down\n"u8.ToArray();

    private readonly SafeFileHandle _pull;
    private readonly SafeFileHandle _value;
    private readonly byte[] _read = new byte[1];

    /// <param name="folder">Folder of the GPIO chip in sysfs.</param>
    /// <param name="number">Its line.</param>
    public Line(string folder, int number)
    {
        string line = Path.Combine(folder, $"sim_gpio{number}");
        _pull = File.OpenHandle(Path.Combine(line, "pull"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        _value = File.OpenHandle(Path.Combine(line, "value"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    }

    /// <summary>Level that the other end drives, or the pull.</summary>
    public bool IsHigh => RandomAccess.Read(_value, _read, 0) == 1 && _read[0] == (byte)'1';

    /// <summary>Drives the line while the other end listens.</summary>
    public void Drive(bool high) => RandomAccess.Write(_pull, high ? Up : Down, 0);

    public void Dispose()
    {
        _pull.Dispose();
        _value.Dispose();
    }
}
