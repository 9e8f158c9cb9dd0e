namespace HrvXkd.Firmware.Companions;

/// <summary>An accelerometer. Called once a second from the storing thread; may throw <see cref="IOException"/>.</summary>
public interface IMotionSensor
{
    /// <summary>Reads how far the acceleration is from that of rest.</summary>
    /// <returns>Absolute difference of its magnitude from 1 g, in g.</returns>
    double ReadMotion();
}
