using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Fused;

/// <summary>An operand of an attention: rows of heads side by side in an edge.</summary>
/// <param name="Source">The edge.</param>
/// <param name="Offset">Element of the first row and head.</param>
/// <param name="Step">From row to row.</param>
internal sealed record HeadRows(Edge Source, int Offset, int Step)
{
    /// <summary>Finds rows [rows, heads, width] behind an edge that orders them otherwise; null if they do not lie so.</summary>
    /// <param name="consumers">The graph.</param>
    /// <param name="edge">The edge that a product reads.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="width">Elements of a head.</param>
    /// <param name="index">Index in the edge of row, head and element.</param>
    public static HeadRows? Of(Consumers consumers, Edge edge, int rows, int heads, int width, Func<int, int, int, int> index)
    {
        (Edge source, int[] map) = consumers.Behind(edge);
        int offset = map[0], step = rows > 1 ? map[index(1, 0, 0)] - offset : heads * width;
        if (step < heads * width)
            return null;
        for (int row = 0; row < rows; row++)
            for (int head = 0; head < heads; head++)
                for (int d = 0; d < width; d++)
                    if (map[index(row, head, d)] != offset + (row * step) + (head * width) + d)
                        return null;
        return new HeadRows(source, offset, step);
    }
}
