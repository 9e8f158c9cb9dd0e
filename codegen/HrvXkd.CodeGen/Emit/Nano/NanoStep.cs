namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>A layer in straight lines.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Body">The method it is written into.</param>
/// <param name="Edges">Who reads what.</param>
internal sealed record NanoStep(LayerWriter Layer, NanoBody Body, NanoEdges Edges)
{
    /// <summary>An operand.</summary>
    /// <param name="slot">Which.</param>
    /// <param name="often">True if its elements are read more than once.</param>
    public NanoSource Source(int slot, bool often = false) => new(Layer, Body, slot, often);

    /// <summary>The result.</summary>
    /// <param name="low">Lowest element.</param>
    /// <param name="high">Highest element.</param>
    public NanoTarget Target(int low = int.MinValue, int high = int.MaxValue) => new(Layer, Body, Edges, low, high);
}
