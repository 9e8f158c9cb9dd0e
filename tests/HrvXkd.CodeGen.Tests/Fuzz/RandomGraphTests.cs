using System.Globalization;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Tests.Graph;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Tests.Fuzz;

/// <summary>
/// Random valid models through import, reference, both emissions and compiler; HRVXKD_FUZZ_GRAPHS sets how many, HRVXKD_FUZZ_SEED the first one's seed.
/// Models are compiled by the hundred: one by one, the compiler's start would take most of the time. What is emitted for nanoFramework passes its
/// guard first (core library, IL scan, one run opcode by opcode).
/// </summary>
public class RandomGraphTests
{
    private const int Default = 300, Block = 100, Vectors = 12;

    // Behind an int8 edge a number jumps by a step where OnnxRuntime rounds the other way, so there only the middle of all errors counts.
    private const double WideTolerance = 0.02, MedianTolerance = 1e-3;

    private readonly List<string> _faults = [];
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private int _refused, _tooLarge, _layers;

    // 73 shifted elements by the range of an int; in 1370 and 2804 a shift of 57 bits left no room for that of int8.
    [Theory]
    [InlineData(73)]
    [InlineData(1370)]
    [InlineData(2804)]
    public void Emit_GraphThatOnceFailed_EqualsTheReference(int seed)
    {
        OnnxModel model = RandomGraph.Make(seed);
        Assert.Equal(0, WholeModel.CountDifferent(model, ReferenceProgram.Import(model), 200, seed, EmitTarget.Nano));
    }

    [Fact]
    public void Emit_RandomGraphs_EqualTheReferenceAndFollowOnnxRuntime()
    {
        int count = Setting("HRVXKD_FUZZ_GRAPHS", Default), seed = Setting("HRVXKD_FUZZ_SEED", 0);
        Parallel.For(0, (count + Block - 1) / Block, block => Run(seed + (block * Block), seed + Math.Min(count, (block + 1) * Block)));
        Assert.True(_faults.Count == 0, $"{_faults.Count} of {count}:\n" + string.Join("\n", _faults.Order(StringComparer.Ordinal).Take(20)));
        // Refusals are for overflow alone, and few; the graphs are no trifles.
        Assert.InRange(_refused, 0, count / 4);
        Assert.InRange(_tooLarge, 0, count / 100);
        Assert.InRange(_layers, count * 2, int.MaxValue);
        if (count >= Default)
            Assert.Superset(new HashSet<string>(["linear", "matmul", "softmax", "layernorm", "curve", "lookup", "conv", "maxpool", "averagepool", "mean", "concat", "layout", "affine", "quantize"]), _kinds);
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private void Run(int first, int end)
    {
        List<(int Seed, OnnxModel Model, ReferenceProgram Reference, EmittedModel Emitted)> made = [];
        List<(int Seed, ReferenceProgram Reference, EmittedModel Emitted)> nano = [];
        for (int seed = first; seed < end; seed++)
        {
            OnnxModel model = RandomGraph.Make(seed);
            try
            {
                ReferenceProgram reference = ReferenceProgram.Import(model);
                made.Add((seed, model, reference, CodeGenerator.Emit(reference, model, new EmitOptions { ClassName = $"Fuzz{seed}" })));
                nano.Add((seed, reference, CodeGenerator.Emit(reference, model, new EmitOptions { ClassName = $"Nano{seed}", Target = EmitTarget.Nano })));
            }
            catch (CodeGenException fault) when (fault.Message.StartsWith("HRVG203", StringComparison.Ordinal) && fault.Message.Contains("bytes of", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _tooLarge);
            }
            catch (CodeGenException fault) when (fault.Message.StartsWith("HRVG110", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _refused);
            }
            catch (Exception fault)
            {
                Add(seed, fault.Message);
            }
        }

        using CompiledBatch batch = CompiledBatch.Compile([.. made.Select(one => one.Emitted), .. nano.Select(one => one.Emitted)]);
        for (int i = 0; i < made.Count; i++)
            Compare(made[i].Seed, made[i].Model, made[i].Reference, batch.Models[i]);
        for (int i = 0; i < nano.Count; i++)
            CompareBits(nano[i].Seed, nano[i].Reference, batch.Models[made.Count + i], "nano emission: ");
    }

    private void Compare(int seed, OnnxModel model, ReferenceProgram reference, CompiledModel compiled)
    {
        lock (_kinds)
        {
            _layers += reference.Graph.Nodes.Count;
            _kinds.UnionWith(reference.Graph.Nodes.Select(node => node.Kind));
        }

        CompareBits(seed, reference, compiled, "");
        try
        {
            bool narrow = model.Nodes.Any(node => node.OpType == "QuantizeLinear");
            double[] errors = WholeModel.Errors(model, reference, RandomVectors.Make(model, Vectors, seed));
            bool far = (narrow ? 0 : errors[^1]) > WideTolerance || errors[errors.Length / 2] > MedianTolerance;
            if (far && !(narrow && DiffersAtTiesOnly(model, reference, seed)))
                Add(seed, $"{errors[errors.Length / 2]}, at most {errors[^1]} from OnnxRuntime");
        }
        catch (Exception fault)
        {
            Add(seed, fault.Message);
        }
    }

    private void CompareBits(int seed, ReferenceProgram reference, CompiledModel compiled, string emission)
    {
        try
        {
            int different = WholeModel.CountDifferent(compiled, reference, Vectors, seed);
            if (different > 0)
                Add(seed, $"{emission}{different} of {Vectors} vectors differ from the reference");
        }
        catch (Exception fault)
        {
            Add(seed, emission + fault.Message);
        }
    }

    // A mean of two int8 numbers is a tie half of the time: then most results are a step off, and rightly.
    private static bool DiffersAtTiesOnly(OnnxModel model, ReferenceProgram reference, int seed)
    {
        ProgramSubject subject = new(reference, ProgramVectors.Of(RandomVectors.Make(model, Vectors, seed), reference.Graph));
        return LayerAudit.Run(subject, model, subject.ToVectorSet(), Vectors).All(edge => edge.OnlyTies && (edge.OwnSteps > 0 || edge.OwnMax <= MedianTolerance));
    }

    private void Add(int seed, string fault)
    {
        lock (_faults)
            _faults.Add($"seed {seed}: {fault}");
    }
}
