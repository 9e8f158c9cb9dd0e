namespace HrvXkd.Firmware.Companions;

/// <summary>A button by which the wearer marks a moment.</summary>
public interface IMarkButton
{
    /// <summary>Tells whether it was pressed since the last call.</summary>
    /// <returns>True once for one or more presses.</returns>
    bool TakePress();
}
