using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Tests.Emit;

public class IncrementalTests
{
    [Theory]
    [InlineData(EmitTarget.DotNet)]
    [InlineData(EmitTarget.Nano)]
    public void Emit_StreamAsWholeVectors_EqualsTheReference(EmitTarget target)
    {
        OnnxModel model = Stream();
        ReferenceProgram reference = ReferenceProgram.Import(model);
        using CompiledModel compiled = CompiledModel.Compile(CodeGenerator.Emit(model, new EmitOptions { Target = target, Incremental = false }));
        IVectorModel emitted = compiled.CreateVectorModel();
        ProgramVectors rows = ProgramVectors.Mixed(reference.InputCount, 300, 1);
        int[] expected = new int[1], actual = new int[1];
        for (int i = 0; i < rows.Count; i++)
        {
            reference.Run(rows.Row(i).ToArray(), expected);
            emitted.Run(rows.Row(i).ToArray(), actual);
            Assert.Equal(expected, actual);
        }

        Assert.True(compiled.SelfTest());
    }

    [Fact]
    public void Emit_StreamOfAModelWithoutWindows_IsRefusedWithTheReason()
    {
        OnnxBuilder graph = new(new OnnxModel { Name = "no windows", Opset = 17 });
        graph.Output(graph.Node("y", "Relu", graph.Input("x", -1, 4)), -1, 4);
        CodeGenException fault = Assert.Throws<CodeGenException>(() => CodeGenerator.Emit(graph.Model, new EmitOptions { Incremental = true }));
        Assert.Matches("^HRVG10[23] .*accepted: ", fault.Message);
    }

    [Fact]
    public void Emit_MaskedStreamAsWholeVectors_IsRefusedWithTheReason() => Assert.StartsWith(
        "HRVG103 valid: a mask",
        Assert.Throws<CodeGenException>(() => CodeGenerator.Emit(Students.Float(1), new EmitOptions { Incremental = false })).Message,
        StringComparison.Ordinal);

    private static OnnxModel Stream()
    {
        OnnxBuilder graph = new(new OnnxModel { Name = "stream", Opset = 17 });
        string clipped = graph.Node("x", "Clip", graph.Input("features", -1, 8, 12), graph.Constant("low", [-2f]), graph.Constant("high", [2f]));
        graph.Input("valid", -1, 8);
        float[] weights = [.. Enumerable.Range(0, 96).Select(i => (i % 7 - 3) * 0.1f)];
        string risk = graph.Linear("risk", graph.Reshape("row", clipped, 0, 96), weights, [0.5f]);
        graph.Output(graph.Node("logit", "Identity", risk), -1, 1);
        return graph.Model;
    }
}
