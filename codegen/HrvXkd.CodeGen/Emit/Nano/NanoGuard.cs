// Code for nanoFramework is compiled as C# 7.3 against a core library that holds the allow-list only, its IL is scanned for what the
// interpreter gets wrong, and one inference is executed opcode by opcode to count them.
using System.Reflection.PortableExecutable;
using HrvXkd.NanoCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Refuses emitted code that nanoFramework would not run right.</summary>
internal static class NanoGuard
{
    private static readonly Lazy<byte[]> CoreLibrary = new(() =>
        Compile("mscorlib", [CSharpSyntaxTree.ParseText(CoreSources.Resource("nano/CoreLibrary.cs"), CoreSources.Language)], []));

    /// <summary>Checks a file and counts what it costs.</summary>
    /// <exception cref="CodeGenException">HRVG203: it breaks a rule; HRVG301: it does not compile.</exception>
    public static NanoCost Check(EmittedModel model)
    {
        using PEReader reader = new(new MemoryStream(Compile(model)));
        NanoImage image = new(reader);
        string[] faults = [.. NanoRules.Faults(image, ["KnownAnswer.Run", $"{model.ClassName}.SelfTest"])];
        if (faults.Length > 0)
            throw new CodeGenException($"HRVG203 {model.FileName}: {faults[0]}{(faults.Length > 1 ? FormattableString.Invariant($" and {faults.Length - 1} more") : "")}{Largest(image, model)}; accepted for nano: the limits of an interpreter with 16-bit offsets, which a smaller model keeps; --target dotnet has no such limits");
        IlMachine machine = new(reader, image);
        (long opcodes, long calls, long heap) = NanoRun.Count(machine, model);
        return new NanoCost(image.CodeBytes, image.TableBytes, opcodes, calls, heap);
    }

    // The layer to make smaller first. Methods of a layer in parts bear its name.
    private static string Largest(NanoImage image, EmittedModel model)
    {
        if (image.CodeBytes <= NanoRules.MaxBytes)
            return "";
        string stem = model.ClassName + ".";
        (string name, int bytes) = image.Methods.Where(method => method.Name.StartsWith(stem, StringComparison.Ordinal))
            .GroupBy(method => method.Name[stem.Length..].Split("Part")[0], (name, methods) => (name, bytes: methods.Sum(method => method.Size))).MaxBy(layer => layer.bytes);
        return FormattableString.Invariant($"; largest: {char.ToLowerInvariant(name[0])}{name[1..]} with {bytes}");
    }

    /// <summary>Compiles a file with the sources of Core that it uses against the reference core library.</summary>
    /// <exception cref="CodeGenException">HRVG301: the compiler refuses it.</exception>
    public static byte[] Compile(EmittedModel model)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(model.Source, CoreSources.Language, model.FileName);
        IEnumerable<SyntaxTree> core = model.IsSelfContained ? [] : CoreSources.NeededBy(tree);
        return Compile(model.ClassName, [tree, .. core], [MetadataReference.CreateFromImage(CoreLibrary.Value)]);
    }

    /// <summary>Compiles a text against the reference core library.</summary>
    /// <exception cref="CodeGenException">HRVG301: the compiler refuses it.</exception>
    public static byte[] Compile(string source) =>
        Compile("text", [CSharpSyntaxTree.ParseText(source, CoreSources.Language)], [MetadataReference.CreateFromImage(CoreLibrary.Value)]);

    private static byte[] Compile(string name, IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(runtimeMetadataVersion: "v4.0.30319"));
        return result.Success
            ? image.ToArray()
            : throw new CodeGenException($"HRVG301 {name} against the core library of nanoFramework: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
    }
}
