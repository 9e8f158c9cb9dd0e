using HrvXkd.CodeGen.Emit.Layers;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Writes a streaming model as one C# 7.3 class, one call into HrvXkd.Core a layer.</summary>
internal sealed class DotNetEmitter
{
    private readonly IntegerGraph _graph;
    private readonly StreamingPlan _plan;
    private readonly List<LayerWriter> _layers = [];
    private readonly SelfTest _test;

    public DotNetEmitter(ReferenceModel reference)
    {
        _graph = reference.Graph;
        Identifiers names = new();
        names.Pascal("blank");
        _plan = new StreamingPlan(_graph, names);
        foreach (Node node in _plan.PerWindow.Concat(_plan.AcrossWindows))
            _layers.Add(Layer(node));
        _test = SelfTest.Plan(reference);
    }

    /// <summary>Writes the class.</summary>
    public EmittedModel Emit(EmitOptions options, string modelSha256, string version)
    {
        ModelFacts facts = new(_graph, options, modelSha256, version)
        {
            FlashBytes = _layers.Sum(layer => layer.Tables.Sum(table => table.Bytes)),
            RamBytes = _plan.Arrays.Sum(array => array.Bytes) + (4 * _plan.Features.RowLength),
            Macs = _layers.Sum(Macs),
        };
        return new EmittedModel
        {
            Source = new ClassWriter(facts, _plan, _layers, _test).Write(),
            Namespace = options.Namespace,
            ClassName = options.ClassName,
            Sha256 = "",
            ModelSha256 = modelSha256,
            FlashBytes = facts.FlashBytes,
            RamBytes = facts.RamBytes,
            Weights = _graph.Weights,
            MacsPerWindow = facts.Macs,
            SelfTestHash = _test.Hash,
            Layers = [.. _layers.Select(Describe)],
        };
    }

    private LayerWriter Layer(Node node)
    {
        LayerWriter layer = new(node, _plan, TableStem(node));
        switch (node)
        {
            case AffineNode affine:
                AffineEmitter.Write(layer, affine);
                break;
            case LinearNode linear:
                LinearEmitter.Write(layer, linear);
                break;
            case MatMulNode product:
                MatMulEmitter.Write(layer, product);
                break;
            case BinaryNode binary:
                BinaryEmitter.Write(layer, binary);
                break;
            case LayerNormNode norm:
                LayerNormEmitter.Write(layer, norm);
                break;
            case SoftmaxNode softmax:
                SoftmaxEmitter.Write(layer, softmax);
                break;
            case ReduceSumNode sum:
                ReduceSumEmitter.Write(layer, sum);
                break;
            default:
                throw new CodeGenException($"HRVG201 {OnnxText.OneLine(node.Name)} ({node.Kind}): the emitter has no kernel for it");
        }

        return layer;
    }

    // The field's name, which is unique, without its underscore.
    private string TableStem(Node node)
    {
        string field = _plan.Target(node).Field;
        return char.ToUpperInvariant(field[1]) + field[2..];
    }

    private static long Macs(LayerWriter layer) => layer.PerWindow ? layer.Node.Macs / Core.Sequence.Windows : layer.Node.Macs;

    private EmittedLayer Describe(LayerWriter layer) => new(
        layer.Node.Name,
        layer.Node.Kind,
        string.Join(" x ", layer.Node.Inputs.Select(input => ClassWriter.Shown(_plan, input, layer.PerWindow))),
        ClassWriter.Shown(_plan, layer.Node.Output, layer.PerWindow),
        layer.PerWindow,
        Macs(layer),
        layer.Tables.Sum(table => table.Bytes),
        layer.Node.WorstAccumulator,
        layer.Node.AccumulatorBits);
}
