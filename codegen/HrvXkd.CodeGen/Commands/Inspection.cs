using System.Text.Json.Serialization;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;

namespace HrvXkd.CodeGen.Commands;

/// <summary>A model as <c>inspect</c> shows it.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Opset">Operator set of the file.</param>
/// <param name="Quantized">True if the file is in QDQ form.</param>
/// <param name="Inputs">Formats and shapes.</param>
/// <param name="Output">Format and shape.</param>
/// <param name="Streams">True if it is emitted one window at a time.</param>
/// <param name="Metadata">Key-value pairs of the file.</param>
/// <param name="Layers">Layers in order, reorderings left out.</param>
/// <param name="Weights">Numbers of the trained model.</param>
/// <param name="Macs">Multiply-adds of a whole vector.</param>
/// <param name="MacsPerRun">Multiply-adds of one run of the emitted code.</param>
/// <param name="FlashBytes">Tables of the emitted code.</param>
/// <param name="RamBytes">Working arrays of the emitted code.</param>
/// <param name="RamBytesUnshared">The same if no two layers shared an array.</param>
/// <param name="Refusal">Why it cannot be emitted, or null.</param>
/// <param name="WouldNarrow">Float model: products that calibration makes int8, by their names.</param>
/// <param name="WouldQuantize">Float model: edges that get a quantizer.</param>
internal sealed record Inspection(
    string Model, long Opset, bool Quantized, IReadOnlyList<string> Inputs, string Output, bool Streams, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<InspectedLayer> Layers,
    int Weights, long Macs, long MacsPerRun, int FlashBytes, int RamBytes, int RamBytesUnshared, string? Refusal, IReadOnlyList<string> WouldNarrow, IReadOnlyList<string> WouldQuantize)
{
    /// <summary>Layers that only reorder elements.</summary>
    [JsonIgnore]
    public int Reorderings { get; private init; }

    /// <summary>Inspects a model.</summary>
    /// <exception cref="CodeGenException">The model is refused.</exception>
    public static Inspection Of(OnnxModel model)
    {
        IntegerGraph graph = GraphImporter.Import(model);
        (EmittedModel? emitted, string? refusal) = Emit(model);
        bool quantized = model.Nodes.Any(node => node.OpType is "QuantizeLinear" or "DequantizeLinear");
        OnnxIndex index = new(OnnxEdit.Copy(model));
        QuantizationPlan? plan = quantized ? null : new QuantizationPlan(index, []);
        Node[] layers = [.. graph.Nodes.Where(node => node is not LayoutNode)];
        return new Inspection(
            OnnxText.OneLine(graph.Name),
            model.Opset,
            quantized,
            [.. graph.Inputs.Select(input => $"{input.Name} {input}")],
            $"{graph.Output.Name} {graph.Output}",
            Verify.Verifier.Streams(model),
            graph.Metadata.ToDictionary(pair => OnnxText.OneLine(pair.Key), pair => OnnxText.OneLine(pair.Value)),
            [.. layers.Select(InspectedLayer.Of)],
            graph.Weights,
            graph.Macs,
            emitted?.MacsPerWindow ?? 0,
            emitted?.FlashBytes ?? 0,
            emitted?.RamBytes ?? 0,
            emitted?.RamBytesUnshared ?? 0,
            refusal,
            [.. plan?.Products.Select(product => NameOf(index.Model.Nodes[product.Node])) ?? []],
            [.. plan?.Edges.Select(OnnxText.OneLine) ?? []])
        {
            Reorderings = graph.Nodes.Count - layers.Length,
        };
    }

    private static string NameOf(OnnxNode node) => OnnxText.OneLine(node.Name.Length > 0 ? node.Name : node.Outputs[0]);

    private static (EmittedModel? Emitted, string? Refusal) Emit(OnnxModel model)
    {
        try
        {
            return (CodeGenerator.Emit(model), null);
        }
        catch (CodeGenException fault)
        {
            return (null, fault.Message);
        }
    }
}
