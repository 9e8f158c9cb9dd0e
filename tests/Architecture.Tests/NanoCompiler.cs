// Compiles the nanoFramework projects as their own build would: C# 7.3, against reference assemblies that hold exactly what is documented, each project
// with the references it names and no others. Core and model see the allow-list alone.
using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace HrvXkd.Architecture.Tests;

/// <summary>The projects compiled for one generation of nanoFramework.</summary>
internal sealed class NanoCompiler(string symbol)
{
    private static readonly string Reference = Path.Combine(Repository.Root, "firmware", "HrvXkd.NanoReference");
    private static readonly string CoreLibrary = Path.Combine(Reference, "CoreLibrary.cs");
    private static readonly string AssemblyAttributes = Path.Combine(Reference, "Devices", "mscorlib", "AssemblyAttributes.cs");
    private static readonly string[] Strict = ["HrvXkd.Core", "HrvXkd.Model"];

    private readonly ConcurrentDictionary<string, byte[]> _images = new(StringComparer.Ordinal);

    /// <summary>The stable packages.</summary>
    public static NanoCompiler Stable { get; } = new("NANOFRAMEWORK_1_0");

    /// <summary>The previews of 2.0.</summary>
    public static NanoCompiler Preview { get; } = new("NANOFRAMEWORK_2_0");

    /// <summary>Image of a project, or an exception with the compiler's first words.</summary>
    public byte[] Compile(NanoProject project) => _images.GetOrAdd(project.AssemblyName, _ =>
    {
        IEnumerable<byte[]> references =
        [
            .. project.References.Select(name => Library(name, Strict.Contains(project.AssemblyName))),
            .. project.ProjectReferences.Select(path => Compile(NanoProject.All.Single(other => other.Path == path))),
        ];
        LanguageVersion version = LanguageVersionFacts.TryParse(project.LanguageVersion, out LanguageVersion parsed) ? parsed : throw new FormatException(project.LanguageVersion);
        OutputKind kind = project.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return Emit(project.AssemblyName, project.Sources, references, version, kind);
    });

    private byte[] Library(string name, bool strict) => _images.GetOrAdd($"{name} {strict}", _ =>
    {
        string folder = Path.Combine(Reference, "Devices", name);
        string[] sources = Directory.GetFiles(folder, "*.cs");
        if (name == "mscorlib")
            return Emit(name, strict ? [CoreLibrary, AssemblyAttributes] : [CoreLibrary, .. sources], [], LanguageVersion.Latest, OutputKind.DynamicallyLinkedLibrary);
        // A library of theirs may use any other.
        IEnumerable<byte[]> others = Directory.GetDirectories(Path.Combine(Reference, "Devices"))
            .Select(path => Path.GetFileName(path)!)
            .Where(other => Uses(sources, other) && other != name)
            .Select(other => Library(other, strict: false));
        return Emit(name, sources, [Library("mscorlib", strict: false), .. others], LanguageVersion.Latest, OutputKind.DynamicallyLinkedLibrary);
    });

    // System.IO.FileSystem derives from a class of System.IO.Streams in the same namespace.
    private static bool Uses(string[] sources, string assembly) => assembly switch
    {
        "mscorlib" => false,
        "System.IO.Streams" => sources.Any(source => source.Contains("FileSystem", StringComparison.Ordinal)),
        _ => sources.Any(source => File.ReadAllText(source).Contains($"using {assembly};", StringComparison.Ordinal)),
    };

    private byte[] Emit(string name, IEnumerable<string> sources, IEnumerable<byte[]> references, LanguageVersion version, OutputKind kind)
    {
        CSharpParseOptions options = new(version, preprocessorSymbols: [symbol]);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            sources.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
            references.Select(image => MetadataReference.CreateFromImage(image)),
            new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, deterministic: true, warningLevel: 4));
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image, options: new EmitOptions(runtimeMetadataVersion: "v4.0.30319"));
        string[] faults = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];
        return result.Success && faults.Length == 0 ? image.ToArray() : throw new InvalidOperationException($"{name}: {string.Join('\n', faults.Take(20))}");
    }
}
