namespace HrvXkd.Hardware.Time;

/// <summary>Lets time pass: really on a board, on a virtual clock in the simulator.</summary>
public interface IDelay
{
    /// <summary>Waits at least this long.</summary>
    /// <param name="microseconds">0 or more.</param>
    void DelayMicroseconds(int microseconds);
}
