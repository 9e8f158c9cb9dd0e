namespace HrvXkd.Hardware.Adc;

/// <summary>State of one electrode.</summary>
public enum ElectrodeState
{
    /// <summary>The configuration does not sense it: its status bit says nothing.</summary>
    NotSensed = 0,

    /// <summary>Sensed and connected.</summary>
    Connected = 1,

    /// <summary>Sensed and off.</summary>
    Off = 2,
}
