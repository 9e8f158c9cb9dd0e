using System.Runtime.Loader;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Tests.Fuzz;
using HrvXkd.CodeGen.Tests.Graph;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HrvXkd.CodeGen.Tests.Emit;

/// <summary>Files that need nothing but the runtime: compiled without HrvXkd.Core, they compute the same bits.</summary>
public class SelfContainedTests
{
    private static readonly EmitOptions Alone = new() { SelfContained = true, Namespace = "My.Device", ClassName = "Student" };

    [Theory]
    [InlineData(EmitTarget.DotNet, false)]
    [InlineData(EmitTarget.DotNet, true)]
    [InlineData(EmitTarget.Nano, false)]
    public void Emit_StreamAlone_CompilesWithoutCoreAndEqualsReference(EmitTarget target, bool wide)
    {
        OnnxModel model = wide ? Students.Float(4) : Students.Quantized(4);
        EmittedModel emitted = CodeGenerator.Emit(model, Alone with { Target = target });
        using CompiledModel compiled = CompileAlone(emitted)[0];
        IRiskModel student = compiled.Create();
        Assert.Equal(500, Streams.CountEqual(ReferenceModel.Import(model), student, Verifier.RandomVectors(model, 500, 4)));
        Assert.Equal(500, Streams.CountEqual(ReferenceModel.Import(model), student, ExtremeVectors.Make(500, 4)));
        Assert.True(compiled.SelfTest());
        Assert.Equal("My.Device.Student", compiled.Type.FullName);
    }

    // Many models, each with its own copy of the kernels, in one project.
    [Fact]
    public void Emit_RandomGraphsAlone_LiveInOneProjectAndEqualReference()
    {
        List<(ReferenceProgram Reference, EmittedModel Emitted)> made = [];
        for (int seed = 0; made.Count < 24; seed++)
            if (TryEmit(seed) is { } one)
                made.Add(one);
        CompiledModel[] compiled = CompileAlone([.. made.Select(one => one.Emitted)]);
        for (int i = 0; i < made.Count; i++)
            Assert.Equal(0, WholeModel.CountDifferent(compiled[i], made[i].Reference, 12, i));
    }

    private static (ReferenceProgram Reference, EmittedModel Emitted)? TryEmit(int seed)
    {
        try
        {
            OnnxModel model = RandomGraph.Make(seed);
            ReferenceProgram reference = ReferenceProgram.Import(model);
            return (reference, CodeGenerator.Emit(reference, model, Alone with { ClassName = $"Model{seed}", Target = seed % 2 == 0 ? EmitTarget.DotNet : EmitTarget.Nano }));
        }
        catch (CodeGenException fault) when (fault.Message.StartsWith("HRVG110", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static CompiledModel[] CompileAlone(params EmittedModel[] models)
    {
        CSharpParseOptions language = new(LanguageVersion.CSharp7_3);
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"Alone.{models[0].Sha256[..16]}",
            models.Select(model => CSharpSyntaxTree.ParseText(model.Source, language, model.FileName)),
            platform.Split(Path.PathSeparator).Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll").Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics);
        image.Position = 0;
        AssemblyLoadContext context = new("alone", isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("HrvXkd", StringComparison.Ordinal));
        return [.. models.Select((model, i) => new CompiledModel(i == 0 ? context : null, assembly.GetType($"{model.Namespace}.{model.ClassName}", throwOnError: true)!))];
    }
}
