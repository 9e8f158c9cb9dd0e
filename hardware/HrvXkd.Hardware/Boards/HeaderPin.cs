namespace HrvXkd.Hardware.Boards;

/// <summary>One pin of a board's header.</summary>
/// <param name="Number">Number on the header, 1 and up.</param>
/// <param name="Name">Name as printed in pin tables, "GPIO17" or "3V3".</param>
/// <param name="Gpio">Number for GPIO access; -1 if the pin is none.</param>
/// <param name="Column">0 left, 1 right, seen with pin 1 at the top left.</param>
/// <param name="Row">Row from the top, 0 and up.</param>
public sealed record HeaderPin(int Number, string Name, int Gpio, int Column, int Row);
