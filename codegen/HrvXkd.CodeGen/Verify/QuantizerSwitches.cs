// A quantizer that is off hands its input on. Off activations: DequantizeLinear becomes Identity of what QuantizeLinear takes. Off weights:
// the float matrix of the float model that rounds to the int8 one takes its place.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Makes variants of a QDQ model with some quantizers off.</summary>
internal sealed class QuantizerSwitches
{
    private readonly OnnxModel _model;
    private readonly List<Quantizer> _quantizers = [];

    /// <summary>Finds the quantizers.</summary>
    /// <param name="model">QDQ model.</param>
    /// <param name="floatModel">Has the matrices before they were rounded; without it weights have no switch.</param>
    public QuantizerSwitches(OnnxModel model, OnnxModel? floatModel)
    {
        _model = OnnxEdit.Copy(model);
        OnnxIndex index = new(_model);
        OnnxModel? exact = floatModel is null ? null : OnnxEdit.Copy(floatModel);
        for (int i = 0; i < _model.Nodes.Count; i++)
        {
            OnnxNode node = _model.Nodes[i];
            if (node.OpType != "DequantizeLinear")
                continue;
            if (index.Producer(node.Inputs[0]) is { OpType: "QuantizeLinear" } quantize)
                Add(i, quantize.Inputs[0], "activation", quantize.Inputs[0]);
            else if (exact is not null && index.Constant(node.Inputs[0]) is { Type: OnnxType.Int8 } steps && Matrix(exact, steps, index.Constant(node.Inputs[1]), node) is { } matrix)
                Add(i, Restore(matrix), "weight", steps.Name);
        }
    }

    /// <summary>Names and kinds, in the order of the model.</summary>
    public IReadOnlyList<(string Name, string Kind)> All => [.. _quantizers.Select(quantizer => (quantizer.Name, quantizer.Kind))];

    /// <summary>The model with some quantizers off.</summary>
    /// <param name="isOn">Tells for each index of <see cref="All"/>.</param>
    public OnnxModel Make(Func<int, bool> isOn)
    {
        OnnxModel variant = OnnxEdit.Copy(_model);
        for (int i = 0; i < _quantizers.Count; i++)
            if (!isOn(i))
                foreach (int at in _quantizers[i].Nodes)
                    variant.Nodes[at] = new OnnxNode(_model.Nodes[at].Name, "Identity", [_quantizers[i].Source], [_model.Nodes[at].Outputs[0]]);
        OnnxEdit.RemoveUnusedConstants(variant);
        return variant;
    }

    // One quantizer may have several dequantizers.
    private void Add(int node, string source, string kind, string name)
    {
        if (_quantizers.FirstOrDefault(quantizer => quantizer.Source == source && quantizer.Kind == kind) is { } known)
            known.Nodes.Add(node);
        else
            _quantizers.Add(new Quantizer(OnnxText.OneLine(name), kind, source, [node]));
    }

    private string Restore(OnnxTensor matrix)
    {
        string name = $"{matrix.Name}.unquantized";
        if (_model.Initializers.All(constant => constant.Name != name))
            _model.Initializers.Add(matrix with { Name = name });
        return name;
    }

    // The same name first: a model may hold equal matrices.
    private static OnnxTensor? Matrix(OnnxModel exact, OnnxTensor steps, OnnxTensor? scale, OnnxNode node) => scale is null ? null : exact.Initializers
        .Where(tensor => tensor.Type == OnnxType.Float && tensor.Shape.SequenceEqual(steps.Shape))
        .OrderBy(tensor => tensor.Name != steps.Name)
        .FirstOrDefault(tensor => RoundsTo(tensor.ToFloats(), steps, scale.ToFloats(), node.Attributes.GetValueOrDefault("axis") as long? ?? 1));

    private static bool RoundsTo(float[] values, OnnxTensor steps, float[] scales, long axis)
    {
        int place = (int)(axis < 0 ? axis + steps.Shape.Count : axis);
        long inner = steps.Shape.Skip(place + 1).Aggregate(1L, (product, size) => product * size);
        long[] integers = steps.ToIntegers();
        for (int i = 0; i < values.Length; i++)
        {
            double scale = scales[scales.Length == 1 ? 0 : i / inner % scales.Length];
            if (Math.Abs(values[i] - (integers[i] * scale)) > 0.502 * scale)
                return false;
        }

        return true;
    }

    private sealed record Quantizer(string Name, string Kind, string Source, List<int> Nodes);
}
