extern alias nano;
using nano::HrvXkd.Firmware.Nano;

namespace HrvXkd.NanoProof;

/// <summary>A board that does nothing: the application is built on it to be measured, not to run.</summary>
/// <param name="settings">Text of the settings file.</param>
internal sealed class IdleDevice(string settings) : IFrontEndBoard, IConsole, IStorage, IMachine
{
    public long NowTicks => 0;

    public void Transfer(byte[] write, byte[] read) => Array.Clear(read);

    public void SetReset(bool high)
    {
    }

    public void SetStart(bool high)
    {
    }

    public bool WaitForData(int timeoutMs) => false;

    public void Pause(int milliseconds)
    {
    }

    public int Read(byte[] buffer) => System.Text.Encoding.ASCII.GetBytes(settings, buffer);

    public void Write(byte[] bytes, int count)
    {
    }

    public bool TryWrite(byte[] bytes, int count) => false;

    public int FreeBytes() => 0;

    public void Restart()
    {
    }
}
