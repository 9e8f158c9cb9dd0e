using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

// A reordering that the next layer cannot follow in place: nested loops if the steps are equal, else a table of places.
internal static class LayoutEmitter
{
    public static void Write(LayerWriter layer, LayoutNode node)
    {
        Operand operand = layer.Plan.Input(node, 0);
        int[] addresses = [.. node.Map.Select(source => operand.Addresses[source])];
        if (ProductSteps.Nested(addresses, 4) is var (sizes, steps))
        {
            layer.Write($"Layout.Strided{layer.To}({operand.Field}, {addresses[0]}, {sizes[0]}, {sizes[1]}, {sizes[2]}, {sizes[3]}, {steps[0]}, {steps[1]}, {steps[2]}, {steps[3]}, {layer.Target()});");
            return;
        }

        string map = layer.Add("Map", "int", addresses.Select(address => (long)address), 16, "place of each element");
        layer.Write($"Layout.Pick{layer.To}({operand.Field}, {map}, {layer.Target()});");
    }
}
