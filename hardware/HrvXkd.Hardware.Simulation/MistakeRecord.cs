namespace HrvXkd.Hardware.Simulation;

/// <summary>A mistake and when it was made.</summary>
/// <param name="TimeNs">Time on the virtual clock, ns.</param>
/// <param name="Mistake">What was wrong.</param>
/// <param name="Byte">The byte or register address concerned.</param>
public readonly record struct MistakeRecord(long TimeNs, Mistake Mistake, int Byte);
