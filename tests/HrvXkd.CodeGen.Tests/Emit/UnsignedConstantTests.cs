using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Verify;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HrvXkd.CodeGen.Tests.Emit;

public class UnsignedConstantTests
{
    // C# loads a constant of 2^31..2^32 - 1 unsigned, and nanoFramework keeps that tag. 40,000 in Q16.16 is one.
    [Fact]
    public void Emit_BiasBeyondInt_IsJoinedFromSignedParts()
    {
        OnnxBuilder graph = new(new OnnxModel { Name = "far" });
        string x = graph.Node("x", "Clip", graph.Input("features", -1, 8, 12), graph.Constant("low", [-2f]), graph.Constant("high", [2f]));
        graph.Input("valid", -1, 8);
        string far = graph.Node("far", "Add", graph.Slice("newest", x, 1, 7, 8), graph.Constant("offset", [40_000f]));
        graph.Output(graph.Reshape("logit", graph.Linear("linear", far, new float[12], [0.25f]), 0, 1), -1, 1);
        EmittedModel emitted = CodeGenerator.Emit(graph.Model);
        Assert.Contains("FixedPoint.Join(1, 473956352)", emitted.Source, StringComparison.Ordinal);
        SyntaxNode root = CSharpSyntaxTree.ParseText(emitted.Source).GetRoot();
        Assert.DoesNotContain(root.DescendantTokens(), token => token.Value is long and > int.MaxValue and <= uint.MaxValue);
        using CompiledModel compiled = CompiledModel.Compile(emitted);
        Assert.True(compiled.SelfTest());
    }
}
