using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

// Products of whole matrices: operands are read where they lie, transposed or not.
internal static class ProductEmitter
{
    public static void Write(LayerWriter layer, MatMulNode node)
    {
        string left = Place(layer, node, 0), right = Place(layer, node, 1);
        layer.Write($"Product.{LayerWriter.Format(node.Inputs[0])}By{LayerWriter.Format(node.Inputs[1])}To{layer.To}({left}, {right}, {node.Batch}, {node.Rows}, {node.Inner}, {node.Columns}, {LayerWriter.Single(node.Requantization)}, {layer.Target()});");
    }

    private static string Place(LayerWriter layer, MatMulNode node, int slot)
    {
        Operand operand = layer.Plan.Input(node, slot);
        int[] steps = ProductSteps.Of(operand.Addresses, ProductSteps.Shape(node, slot))
            ?? throw new CodeGenException($"HRVG201 {node.Name} ({node.Kind}): operand {slot} has no equal steps; accepted: batches, rows and columns at equal steps");
        return FormattableString.Invariant($"{LayerWriter.Place(operand)}, {steps[0]}, {steps[1]}, {steps[2]}");
    }
}
