using HrvXkd.CodeGen.Emit.Fused;
using HrvXkd.CodeGen.Emit.Layers;
using HrvXkd.CodeGen.Emit.Nano;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Writes a model as one C# 7.3 class, one call into HrvXkd.Core a layer.</summary>
internal sealed class DotNetEmitter
{
    private readonly IntegerGraph _graph;
    private readonly MemoryPlan _plan;
    private readonly List<LayerWriter> _layers = [];
    private readonly int _ownBytes;
    private readonly int _hash;
    private readonly Func<ModelFacts, ClassWriter> _writer;
    private readonly EmitTarget _target;

    /// <summary>Plans a streaming model.</summary>
    public DotNetEmitter(ReferenceModel reference, EmitTarget target)
    {
        _target = target;
        _graph = reference.Graph;
        Identifiers names = new();
        names.Pascal("blank");
        names.Pascal("scratch");
        StreamingPlan plan = new(Planned, names, _target == EmitTarget.DotNet);
        _plan = plan;
        WriteLayers(names);
        SelfTest test = SelfTest.Plan(reference);
        (_hash, _ownBytes) = (test.Hash, (4 * plan.Features.RowLength) + ScratchBytes);
        _writer = facts => new StreamingClassWriter(facts, plan, _layers, test);
    }

    /// <summary>Plans a model that takes whole vectors.</summary>
    public DotNetEmitter(ReferenceProgram reference, EmitTarget target)
    {
        _target = target;
        _graph = reference.Graph;
        Identifiers names = new();
        names.Pascal("scratch");
        VectorPlan plan = new(Planned, names, _target == EmitTarget.DotNet);
        _plan = plan;
        WriteLayers(names);
        _ownBytes = ScratchBytes;
        VectorSelfTest test = VectorSelfTest.Plan(reference);
        _hash = test.Hash;
        _writer = facts => new VectorClassWriter(facts, plan, _layers, test);
    }

    /// <summary>Writes the class.</summary>
    public EmittedModel Emit(EmitOptions options, string modelSha256, string version, IReadOnlyList<string>? notes = null)
    {
        ModelFacts facts = new(_graph, options, modelSha256, version)
        {
            FlashBytes = _layers.Sum(layer => layer.Tables.Sum(table => table.Bytes)),
            RamBytes = _plan.Arrays.Where(array => Uses(array.Name)).Sum(array => array.Bytes) + _ownBytes,
            RamBytesUnshared = _plan.Arrays.Where(array => Uses(array.Name)).Sum(array => array.Edges.Sum(edge => edge.Bytes)) + _ownBytes,
            Uses = Uses,
            Macs = _layers.Sum(Macs),
            Notes = notes ?? [],
        };
        return new EmittedModel
        {
            Source = options.SelfContained ? SelfContained.Write(_writer(facts).Write(), options) : _writer(facts).Write(),
            IsSelfContained = options.SelfContained,
            Namespace = options.Namespace,
            ClassName = options.ClassName,
            ModelName = facts.Name,
            Sha256 = "",
            ModelSha256 = modelSha256,
            FlashBytes = facts.FlashBytes,
            RamBytes = facts.RamBytes,
            RamBytesUnshared = facts.RamBytesUnshared,
            Weights = _graph.Weights,
            MacsPerWindow = facts.Macs,
            SelfTestHash = _hash,
            Layers = [.. _layers.Select(Describe)],
        };
    }

    // nanoFramework has straight lines for small layers, and no use for registers.
    private IntegerGraph Planned => _target == EmitTarget.DotNet ? Fusion.Of(_graph) : _graph;

    private int ScratchBytes => sizeof(int) * (_layers.Max(layer => (int?)layer.ScratchLength) ?? 0);

    // Straight lines are written twice: only then is it known which edges need an array, and so which may share one.
    private void WriteLayers(Identifiers names)
    {
        WriteLayers();
        if (_target != EmitTarget.Nano)
            return;
        _plan.Share(names, Uses);
        _layers.Clear();
        WriteLayers();
    }

    private void WriteLayers()
    {
        NanoProgram? nano = _target == EmitTarget.Nano ? new NanoProgram(_plan) : null;
        foreach (Node node in _plan.PerWindow.Concat(_plan.AcrossWindows))
            _layers.Add(Layer(node, nano));
    }

    private LayerWriter Layer(Node node, NanoProgram? nano)
    {
        LayerWriter layer = new(node, _plan, TableStem(node));
        if (nano?.TryWrite(layer) == true)
            return layer;
        switch (node)
        {
            case AffineNode affine:
                AffineEmitter.Write(layer, affine);
                break;
            case LinearNode linear:
                LinearEmitter.Write(layer, linear);
                break;
            case AddedLinearNode linear:
                LinearEmitter.Write(layer, linear);
                break;
            case AttentionNode attention:
                AttentionEmitter.Write(layer, attention);
                break;
            case MatMulNode product when _plan is StreamingPlan:
                MatMulEmitter.Write(layer, product);
                break;
            case MatMulNode product:
                ProductEmitter.Write(layer, product);
                break;
            case ConcatNode concat:
                ConcatEmitter.Write(layer, concat);
                break;
            case MeanNode mean when !layer.PerWindow:
                MeanEmitter.Write(layer, mean);
                break;
            case ConvNode conv:
                ConvEmitter.Write(layer, conv);
                break;
            case MaxPoolNode pool:
                PoolEmitter.Write(layer, pool);
                break;
            case AveragePoolNode pool:
                PoolEmitter.Write(layer, pool);
                break;
            case LookupNode lookup:
                CurveEmitter.Write(layer, lookup);
                break;
            case CurveNode curve:
                CurveEmitter.Write(layer, curve);
                break;
            case LayoutNode layout:
                LayoutEmitter.Write(layer, layout);
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
                throw new CodeGenException($"HRVG201 {OnnxText.OneLine(node.Name)} ({node.Kind}): the emitter has no kernel for it; accepted: what the README lists under \"Models\"");
        }

        return layer;
    }

    // Inputs are written before any layer, and the result is read after all.
    private bool Uses(string field) => field == _plan.Output.Field || _plan.Arrays.Any(array => array.Name == field && array.Edges.Any(edge => _graph.Inputs.Contains(edge.Edge))) || _layers.Any(layer => layer.Uses(field));

    // The edge's name, which is unique, without its underscore.
    private string TableStem(Node node)
    {
        string field = _plan.Target(node).Name;
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
        layer.Node.AccumulatorBits,
        Uses(_plan.Target(layer.Node).Field) ? _plan.Target(layer.Node).Bytes : 0,
        Enumerable.Range(0, layer.Node.Inputs.Count).Sum(slot => _plan.Input(layer.Node, slot).Addresses.Length * (layer.Node.Inputs[slot].Kind == EdgeKind.Int8 ? 1 : 4)));
}
