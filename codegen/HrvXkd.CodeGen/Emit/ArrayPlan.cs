// Static memory plan. An edge lives from the layer that makes it to the last layer that reads it; two edges of one element type may share
// an array if they do not live at the same time. The largest go first, each into the smallest array that is free ("greedy by size",
// Pisarchyk and Lee 2020, arXiv 2001.03288). What is kept from push to push always lives, and so does a layer's input while it makes its output.
namespace HrvXkd.CodeGen.Emit;

/// <summary>Shares arrays among edges.</summary>
internal static class ArrayPlan
{
    /// <summary>Places the edges of a program.</summary>
    /// <param name="plan">Tells the layers and what they read.</param>
    /// <param name="edges">All that lie in the class; they learn their array here.</param>
    /// <param name="names">Gives names to shared arrays.</param>
    /// <returns>The arrays in the order of their first use.</returns>
    public static IReadOnlyList<WorkArray> Make(MemoryPlan plan, IEnumerable<Storage> edges, Identifiers names)
    {
        (Storage Edge, Life Life)[] lives = [.. Lives(plan, edges)];
        List<List<(Storage Edge, Life Life)>> shared = [];
        foreach ((Storage Edge, Life Life) next in lives.OrderByDescending(one => one.Edge.Length).ThenBy(one => one.Life.First))
        {
            List<(Storage Edge, Life Life)>? free = shared.FindLast(array => array[0].Edge.Type == next.Edge.Type && array.TrueForAll(one => !one.Life.Meets(next.Life)));
            if (free is null)
                shared.Add(free = []);
            free.Add(next);
        }

        WorkArray[] arrays = [.. Named(shared.Select(array => array.OrderBy(one => one.Life.First).ToArray()).OrderBy(array => array[0].Life.First).Select(array => array.Select(one => one.Edge).ToArray()), names)];
        foreach (WorkArray array in arrays)
            foreach (Storage edge in array.Edges)
                edge.LieIn(array);
        return arrays;
    }

    private static IEnumerable<WorkArray> Named(IEnumerable<Storage[]> arrays, Identifiers names)
    {
        int ints = 0, bytes = 0;
        foreach (Storage[] edges in arrays)
        {
            string name = edges[0].Name;
            if (edges.Length > 1)
                name = Identifiers.Field(names.Pascal(edges[0].Type == "int" ? FormattableString.Invariant($"ints{++ints}") : FormattableString.Invariant($"bytes{++bytes}")));
            yield return new WorkArray(name, edges[0].Type, edges);
        }
    }

    private static IEnumerable<(Storage Edge, Life Life)> Lives(MemoryPlan plan, IEnumerable<Storage> edges)
    {
        Dictionary<Storage, int> first = [], last = [];
        int step = 0;
        foreach (Graph.Node node in plan.PerWindow.Concat(plan.AcrossWindows))
        {
            first[plan.Target(node)] = last[plan.Target(node)] = step;
            for (int slot = 0; slot < node.Inputs.Count; slot++)
                last[plan.Input(node, slot).Storage] = step;
            step++;
        }

        foreach (Storage edge in plan.ReadAfterwards.Append(plan.Output.Storage))
            last[edge] = step;
        foreach (Storage edge in edges)
        {
            int made = first.GetValueOrDefault(edge, -1);
            yield return (edge, edge.IsKept ? new Life(-1, int.MaxValue) : new Life(made, last.GetValueOrDefault(edge, made)));
        }
    }

    private readonly record struct Life(int First, int Last)
    {
        public bool Meets(Life other) => First <= other.Last && other.First <= Last;
    }
}
