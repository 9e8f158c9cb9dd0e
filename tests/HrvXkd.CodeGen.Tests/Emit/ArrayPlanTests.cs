using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Fuzz;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Tests.Emit;

/// <summary>The memory plan, checked by following what lies where; that emitted code computes the same bits with it is the fuzzer's part.</summary>
public class ArrayPlanTests
{
    [Fact]
    public void Make_RandomGraphs_NeverOverwritesWhatIsStillRead()
    {
        int shared = 0, layers = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            if (TryImport(RandomGraph.Make(seed)) is not { } graph)
                continue;
            VectorPlan plan = new(graph, new Identifiers(), share: true);
            Follow(plan);
            layers += plan.AcrossWindows.Count;
            shared += plan.AcrossWindows.Count - plan.Arrays.Count;
        }

        Assert.True(layers > 1200 && shared > layers / 4, $"{shared} of {layers} layers have no array of their own");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Make_Student_KeepsOlderWindowsForThemselvesAndHalvesTheRest(bool wide)
    {
        StreamingPlan plan = new(GraphImporter.Import(wide ? Students.Float(1) : Students.Quantized(1)), new Identifiers(), share: true);
        Follow(plan);
        Storage[] kept = [.. plan.Kept];
        Assert.InRange(kept.Length, 4, 8);
        Assert.All(kept, edge => Assert.Equal([edge], plan.Arrays.Single(array => array.Name == edge.Field).Edges));
        int keptBytes = kept.Sum(edge => edge.Bytes);
        Assert.True(2 * (plan.Bytes - keptBytes) < plan.BytesUnshared - keptBytes, $"{plan.Bytes} of {plan.BytesUnshared} bytes, {keptBytes} kept");
    }

    [Theory]
    [InlineData(EmitTarget.DotNet)]
    [InlineData(EmitTarget.Nano)]
    public void Emit_Student_TellsBytesBeforeAndAfterAndAllocatesSo(EmitTarget target)
    {
        EmittedModel emitted = CodeGenerator.Emit(Students.Quantized(1), new EmitOptions { Target = target });
        Assert.True(emitted.RamBytes < emitted.RamBytesUnshared);
        Assert.Contains($"{emitted.RamBytes} bytes of working arrays ({emitted.RamBytesUnshared} if no two layers shared one)", emitted.Source, StringComparison.Ordinal);
        using CompiledModel compiled = CompiledModel.Compile(emitted);
        object instance = Activator.CreateInstance(compiled.Type)!;
        int bytes = compiled.Type.GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).Sum(field => Buffer.ByteLength((Array)field.GetValue(instance)!));
        Assert.Equal(emitted.RamBytes, bytes);
    }

    // Everything is computed in order; an input must still be what lies in its array, and be another array than the output's.
    private static void Follow(MemoryPlan plan)
    {
        Dictionary<string, Storage> lies = plan.Arrays.Where(array => array.Edges[0].IsKept).ToDictionary(array => array.Name, array => array.Edges[0]);
        Dictionary<string, WorkArray> arrays = plan.Arrays.ToDictionary(array => array.Name);
        HashSet<Storage> made = [.. plan.PerWindow.Concat(plan.AcrossWindows).Select(plan.Target)];
        foreach (Storage given in plan.Arrays.SelectMany(array => array.Edges).Where(edge => !made.Contains(edge)))
            Assert.True(lies.TryAdd(given.Field, given) || lies[given.Field] == given);
        foreach (Node node in plan.PerWindow.Concat(plan.AcrossWindows))
        {
            Storage target = plan.Target(node);
            for (int slot = 0; slot < node.Inputs.Count; slot++)
            {
                Operand input = plan.Input(node, slot);
                if (!input.Storage.Owned)
                    continue;
                Assert.Same(input.Storage, lies[input.Field]);
                Assert.NotEqual(target.Field, input.Field);
                Assert.InRange(input.Addresses.Max(), 0, arrays[input.Field].Length - 1);
            }

            Assert.Equal(target.Type, arrays[target.Field].Type);
            Assert.InRange(target.Length, 1, arrays[target.Field].Length);
            lies[target.Field] = target;
        }

        Assert.True(!plan.Output.Storage.Owned || lies[plan.Output.Field] == plan.Output.Storage);
    }

    private static IntegerGraph? TryImport(OnnxModel model)
    {
        try
        {
            return GraphImporter.Import(model);
        }
        catch (CodeGenException fault) when (fault.Message.StartsWith("HRVG110", StringComparison.Ordinal))
        {
            return null;
        }
    }
}
