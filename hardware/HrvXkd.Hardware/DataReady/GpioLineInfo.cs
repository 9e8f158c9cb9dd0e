namespace HrvXkd.Hardware.DataReady;

/// <summary>State of one GPIO line.</summary>
/// <param name="Line">Number on its chip.</param>
/// <param name="Name">Name on the board, such as GPIO17; empty if it has none.</param>
/// <param name="Consumer">Who uses it; empty if nobody or unnamed.</param>
/// <param name="IsUsed">A driver or a program holds it: it cannot be requested.</param>
public sealed record GpioLineInfo(int Line, string Name, string Consumer, bool IsUsed);
