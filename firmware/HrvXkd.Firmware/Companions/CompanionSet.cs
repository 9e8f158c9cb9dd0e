namespace HrvXkd.Firmware.Companions;

/// <summary>What is on the board besides the front end; all of it may be missing, and none of it is in the way of a sample.</summary>
public sealed record CompanionSet
{
    /// <summary>Nothing.</summary>
    public static CompanionSet None { get; } = new();

    /// <summary>Display.</summary>
    public IStatusDisplay? Display { get; init; }

    /// <summary>Buzzer or light.</summary>
    public IAlarm? Alarm { get; init; }

    /// <summary>Button.</summary>
    public IMarkButton? Button { get; init; }

    /// <summary>Accelerometer.</summary>
    public IMotionSensor? Motion { get; init; }

    /// <summary>Battery monitor.</summary>
    public IBatteryGauge? Battery { get; init; }

    /// <summary>Voltage below which the battery counts as low, V.</summary>
    public double LowBatteryVolts { get; init; } = 3.4;

    /// <summary>Thermometer.</summary>
    public IThermometer? Thermometer { get; init; }
}
