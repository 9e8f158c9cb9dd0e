using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Companions;

/// <summary>A small display. Called once a second from the storing thread; may take some ms, and throw <see cref="IOException"/>.</summary>
public interface IStatusDisplay
{
    /// <summary>Shows what the device knows.</summary>
    /// <param name="status">The status.</param>
    void Show(DeviceStatus status);
}
