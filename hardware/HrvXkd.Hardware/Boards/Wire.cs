namespace HrvXkd.Hardware.Boards;

/// <summary>One wire between the ADS1292 breakout and a board.</summary>
/// <param name="Breakout">Pin of the breakout, under the name that most of them print.</param>
/// <param name="Pin">Pin of the board.</param>
/// <param name="Kind">What it carries.</param>
/// <param name="Note">What it does, and what must be right about it.</param>
public sealed record Wire(string Breakout, HeaderPin Pin, WireKind Kind, string Note);
