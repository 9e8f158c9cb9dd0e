using System.Reflection;
using System.Runtime.Loader;
using HrvXkd.CodeGen.Emit;
using HrvXkd.Core;
using HrvXkd.Core.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace HrvXkd.CodeGen.Verify;

/// <summary>An emitted model, compiled in this process as C# 7.3 and loaded so that it can be unloaded.</summary>
public sealed class CompiledModel : IDisposable
{
    private readonly AssemblyLoadContext? _context;
    private readonly Type _type;

    internal CompiledModel(AssemblyLoadContext? context, Type type) => (_context, _type) = (context, type);

    /// <summary>The class itself.</summary>
    internal Type Type => _type;

    /// <summary>Compiles a model against HrvXkd.Core and the runtime.</summary>
    /// <param name="model">The emitted file.</param>
    /// <returns>The model; dispose it to unload.</returns>
    /// <exception cref="CodeGenException">HRVG301: the compiler refuses the file.</exception>
    public static CompiledModel Compile(EmittedModel model)
    {
        AssemblyLoadContext context = Load($"{model.ClassName}.{model.Sha256[..16]}", [(model.FileName, model.Source)], out Assembly assembly);
        return new CompiledModel(context, TypeOf(assembly, model));
    }

    /// <summary>Compiles sources as C# 7.3 and loads them so that they can be unloaded.</summary>
    /// <param name="name">Name of the assembly.</param>
    /// <param name="files">Names for messages, and texts.</param>
    /// <param name="assembly">What was made.</param>
    /// <exception cref="CodeGenException">HRVG301: the compiler refuses a file.</exception>
    internal static AssemblyLoadContext Load(string name, IEnumerable<(string Name, string Source)> files, out Assembly assembly)
    {
        CSharpParseOptions language = new(LanguageVersion.CSharp7_3);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            files.Select(file => CSharpSyntaxTree.ParseText(file.Source, language, file.Name)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        if (!result.Success)
            throw new CodeGenException($"HRVG301 {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        image.Position = 0;
        AssemblyLoadContext context = new(name, isCollectible: true);
        assembly = context.LoadFromStream(image);
        return context;
    }

    /// <summary>The class of a model.</summary>
    internal static Type TypeOf(Assembly assembly, EmittedModel model) => assembly.GetType($"{model.Namespace}.{model.ClassName}", throwOnError: true)!;

    /// <summary>Makes an instance of the model.</summary>
    /// <returns>A model without windows.</returns>
    public IRiskModel Create() => SelfContainedModel.Risk(Activator.CreateInstance(_type)!);

    /// <summary>Makes an instance of a model that takes whole vectors.</summary>
    /// <returns>The model.</returns>
    public IVectorModel CreateVectorModel() => SelfContainedModel.Vector(Activator.CreateInstance(_type)!);

    /// <summary>Runs the model's own known-answer test.</summary>
    /// <returns>True if it passes.</returns>
    public bool SelfTest() => (bool)_type.GetMethod("SelfTest")!.Invoke(null, null)!;

    /// <inheritdoc/>
    public void Dispose() => _context?.Unload();

    private static IEnumerable<MetadataReference> References()
    {
        yield return MetadataReference.CreateFromFile(typeof(IRiskModel).Assembly.Location);
        string platform = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        foreach (string path in platform.Split(Path.PathSeparator))
            if (Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll")
                yield return MetadataReference.CreateFromFile(path);
    }
}
