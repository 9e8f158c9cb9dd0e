namespace HrvXkd.Hardware.RealTime;

/// <summary>One setting of <see cref="RealTimeOptions"/> and what became of it.</summary>
/// <param name="Name">What was asked for.</param>
/// <param name="Granted">Whether Linux granted it.</param>
/// <param name="Message">One line: ok, or what was refused, why, and how to mend it.</param>
public sealed record RealTimeSetting(string Name, bool Granted, string Message);
