namespace HrvXkd.CodeGen.Onnx;

/// <summary>Bounds the parts of a file: an empty message takes two bytes there and a hundred here.</summary>
internal sealed class WireBudget
{
    /// <summary>Most messages a file may hold.</summary>
    public const int Messages = 1 << 17;

    private int _left = Messages;

    /// <summary>Counts one message; false if there are too many.</summary>
    public bool TryTake() => --_left >= 0;
}
