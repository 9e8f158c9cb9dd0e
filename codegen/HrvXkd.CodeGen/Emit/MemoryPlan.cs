using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Decides what is computed when, and where every edge lies.</summary>
internal abstract class MemoryPlan
{
    /// <summary>Layers computed for the newest window alone; none unless the model streams.</summary>
    public abstract IReadOnlyList<Node> PerWindow { get; }

    /// <summary>The other layers; they run after these.</summary>
    public abstract IReadOnlyList<Node> AcrossWindows { get; }

    /// <summary>Where the result lies.</summary>
    public abstract Operand Output { get; }

    /// <summary>What the class still reads after the last layer, besides the result.</summary>
    public virtual IEnumerable<Storage> ReadAfterwards => [];

    /// <summary>All arrays of the class.</summary>
    public IReadOnlyList<WorkArray> Arrays { get; private set; } = [];

    /// <summary>Bytes of all arrays.</summary>
    public int Bytes => Arrays.Sum(array => array.Bytes);

    /// <summary>Bytes that it would be if each edge had its own array.</summary>
    public int BytesUnshared => Arrays.Sum(array => array.Edges.Sum(edge => edge.Bytes));

    /// <summary>True if a layer runs on the newest window alone.</summary>
    public bool IsPerWindow(Node node) => WindowAxis(node.Output) >= 0;

    /// <summary>The window axis of an edge, or -1.</summary>
    public abstract int WindowAxis(Edge edge);

    /// <summary>The array of a layer's output.</summary>
    public abstract Storage Target(Node node);

    /// <summary>An input of a layer.</summary>
    public abstract Operand Input(Node node, int slot);

    /// <summary>Places all edges, once the layers and their inputs are known.</summary>
    /// <param name="edges">All edges.</param>
    /// <param name="names">Names of the class.</param>
    /// <param name="share">False gives each its own array, until <see cref="Share"/> is told which are needed.</param>
    protected void Place(IEnumerable<Storage> edges, Identifiers names, bool share)
    {
        Storage[] owned = [.. edges.Where(edge => edge.Owned)];
        Arrays = share ? ArrayPlan.Make(this, owned, names) : [.. owned.Select(edge => new WorkArray(edge.Name, edge.Type, [edge]))];
    }

    /// <summary>Lets edges share arrays; those that straight lines keep in locals have none.</summary>
    /// <param name="names">Names of the class.</param>
    /// <param name="uses">True for a field that the code names.</param>
    public void Share(Identifiers names, Func<string, bool> uses) => Arrays = ArrayPlan.Make(this, Arrays.SelectMany(array => array.Edges).Where(edge => uses(edge.Field)).ToArray(), names);

    /// <summary>Shape of an edge in one push: without the window axis if the layer runs per window.</summary>
    public IReadOnlyList<int> PushShape(Edge edge, bool perWindow) =>
        perWindow ? [.. edge.Shape.Where((_, axis) => axis != WindowAxis(edge))] : edge.Shape;
}
