using System.Device.I2c;
using System.Numerics;
using HrvXkd.Firmware.Companions;
using Iot.Device.Imu;

namespace HrvXkd.Hardware.Bindings;

/// <summary>Motion by an MPU-6050 accelerometer.</summary>
public sealed class Mpu6050Motion : IMotionSensor, IDisposable
{
    private readonly Mpu6050 _sensor;

    /// <summary>Opens the sensor.</summary>
    /// <param name="device">Its I2C device, usually address 0x68, which a DS3231 clock on the same bus has too; disposed with this object.</param>
    public Mpu6050Motion(I2cDevice device) => _sensor = new Mpu6050(device);

    /// <inheritdoc/>
    public double ReadMotion()
    {
        Vector3 acceleration = _sensor.GetAccelerometer();
        return Math.Abs(acceleration.Length() - 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _sensor.Dispose();
}
