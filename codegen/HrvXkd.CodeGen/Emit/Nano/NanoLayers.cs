using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Layers of one row that have a straight-line form.</summary>
internal static class NanoLayers
{
    private const int MostElements = 64;
    private const int MostProducts = 512;
    private const int WidestSoftmax = 8;
    private const long LayerNormLimit = 1L << 26;

    /// <summary>True if a layer has one, whatever its neighbours are.</summary>
    public static bool IsStraight(MemoryPlan plan, Node node)
    {
        int count = plan.IsPerWindow(node) ? plan.Target(node).RowLength : node.Output.Count;
        return count <= MostElements && node switch
        {
            LinearNode linear => count == linear.Columns && linear.Requantization.Bias.Length == count && linear.Inner + count <= NanoBody.Registers,
            AffineNode => true,
            BinaryNode binary => binary.Operation != BinaryOperation.Divide || binary.Inputs.All(input => input.Range.Low >= 0),
            LayerNormNode norm => count == norm.Width && norm.Width * norm.Inputs[0].Range.Magnitude <= LayerNormLimit,
            SoftmaxNode softmax => softmax.Requantization is null && softmax.Width <= WidestSoftmax,
            MatMulNode product => product.Rows == 1 && count * product.Inner <= MostProducts,
            ReduceSumNode sum => !plan.IsPerWindow(node) && sum.Inputs[0].Count <= MostElements,
            _ => false,
        };
    }

    /// <summary>Writes a layer that has one.</summary>
    public static void Write(NanoStep step)
    {
        switch (step.Layer.Node)
        {
            case LinearNode linear:
                NanoLinear.Write(step.Body, linear, step.Source(0, often: true), step.Target(linear.Requantization.Low, linear.Requantization.High));
                break;
            case AffineNode affine:
                NanoAffine.Write(affine, step.Layer.Count, step.Source(0), step.Target(affine.Requantization.Low, affine.Requantization.High));
                break;
            case BinaryNode binary:
                NanoBinary.Write(binary, step);
                break;
            case LayerNormNode norm:
                NanoLayerNorm.Write(norm, step);
                break;
            case SoftmaxNode softmax:
                NanoSoftmax.Write(softmax, step);
                break;
            case MatMulNode product:
                NanoMatMul.Write(product, step);
                break;
            case ReduceSumNode sum:
                NanoReduce.Write(sum, step);
                break;
        }
    }
}
