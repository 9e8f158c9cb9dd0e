// The nanoFramework application is built elsewhere, with packages that are not at hand here; what can be known about it without them is checked here.
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using HrvXkd.NanoCode;

namespace HrvXkd.Architecture.Tests;

public partial class NanoApplicationTests
{
    // Before the first sample, once, or on a command that says so.
    private static readonly string[] MayAllocate =
        ["KnownAnswer.Run", "StudentModel.SelfTest", "Ascii.Bytes", "Program.Main", "InternalStorage.Read", "InternalStorage.TryWrite"];

    // Made once, and for programs on a desktop.
    private static readonly string[] MayNameThings = ["WindowProfile.Short", "WindowProfile.Holter", "KernelPath.get_Name"];

    public static TheoryData<string> Assemblies => [.. NanoProject.All.Select(project => project.AssemblyName)];

    /// <summary>What runs on the device for days; the proof is a program that ends.</summary>
    public static TheoryData<string> Resident => ["HrvXkd.Core", "HrvXkd.Model", "HrvXkd.Firmware.Nano"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Project_AgainstTheStableApi_Compiles(string assembly) => Assert.NotEmpty(NanoCompiler.Stable.Compile(NanoProject.Find(assembly)));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Project_AgainstThePreviewApi_Compiles(string assembly) => Assert.NotEmpty(NanoCompiler.Preview.Compile(NanoProject.Find(assembly)));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Code_Rules_AreKept(string assembly) => Scan(assembly, image =>
        [.. NanoRules.Opcodes(image), .. NanoRules.Sizes(image), .. NanoRules.Signatures(image), .. NanoRules.Metadata(image), .. NanoRules.StaticConstructors(image)]);

    [Theory]
    [MemberData(nameof(Resident))]
    public void Code_Allocation_HappensBeforeTheFirstSample(string assembly) => Scan(assembly, image => NanoRules.Allocations(image, MayAllocate));

    // The interpreter makes an object of a literal each time it comes to it.
    [Theory]
    [MemberData(nameof(Resident))]
    public void Code_StringLiterals_StandInConstructors(string assembly) => Scan(
        assembly,
        image => from method in image.Methods
                 where !method.IsConstructor && !MayAllocate.Contains(method.Name) && !MayNameThings.Contains(method.Name)
                 from index in Enumerable.Range(0, method.Instructions.Count)
                 where method.Instructions[index].Code.Name == "ldstr" && !IsThrown(method, index)
                 select $"{method.Name}: string literal");

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Project_Packages_AreThoseItRefersTo(string assembly)
    {
        NanoProject project = NanoProject.Find(assembly);
        string depth = string.Concat(Enumerable.Repeat("../", Path.GetRelativePath(NanoProject.Folder, project.Directory) == "." ? 0 : 1));
        Assert.Equal(
            project.Packages.Select(package => $"{depth}packages/{package.Key}.{package.Value}/lib/").Order(StringComparer.Ordinal),
            project.HintPaths.Select(path => path[..(path.LastIndexOf('/') + 1)]).Order(StringComparer.Ordinal));
        Assert.Equal(project.References, project.HintPaths.Select(Path.GetFileNameWithoutExtension));
    }

    [Fact]
    public void Projects_Versions_AreTheSameEverywhere() => Assert.All(
        NanoProject.All.SelectMany(project => project.Packages).GroupBy(package => package.Key),
        package => Assert.Single(package.Select(use => use.Value).Distinct()));

    [Fact]
    public void Projects_Language_IsTheOneTheInterpreterIsKnownFor() => Assert.All(NanoProject.All, project => Assert.Equal("7.3", project.LanguageVersion));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Project_Sources_AreAllThere(string assembly)
    {
        NanoProject project = NanoProject.Find(assembly);
        Assert.All(project.Sources, source => Assert.True(File.Exists(source), source));
        IEnumerable<string> own = Directory.EnumerateFiles(project.Directory, "*.cs", SearchOption.AllDirectories)
            .Where(path => NanoProject.All.All(other => other == project || other.Directory == NanoProject.Folder || !path.StartsWith(other.Directory, StringComparison.Ordinal)))
            .Where(path => !Path.GetRelativePath(project.Directory, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "packages"));
        Assert.Equal([], own.Except(project.Sources));
    }

    // Cache and SelfAttention are kernels of fused layers, which only code for .NET calls; an assembly of 64 KB has no room for what nothing calls.
    [Fact]
    public void Core_Sources_AreAllButVectorPathsAndFusedKernels()
    {
        string core = Path.Combine(Repository.Root, "firmware", "HrvXkd.Core");
        IEnumerable<string> files = SourcesBelow(core).Where(path =>
            !path.Contains($"{Path.DirectorySeparatorChar}Vector{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(path) is not ("Cache.cs" or "SelfAttention.cs"));
        Assert.Equal(files.Order(StringComparer.Ordinal), Linked("HrvXkd.Core").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Application_LinkedSources_AreTheCodec() => Assert.Equal(
        SourcesBelow(Path.Combine(Repository.Root, "hardware", "HrvXkd.Hardware", "Ads1292", "Codec")).Order(StringComparer.Ordinal),
        Linked("HrvXkd.Firmware.Nano").Order(StringComparer.Ordinal));

    [Fact]
    public void Solution_Projects_AreAllOfThem()
    {
        string solution = File.ReadAllText(Path.Combine(NanoProject.Folder, "HrvXkd.Firmware.Nano.sln"));
        IEnumerable<string> listed = SolutionProject().Matches(solution).Select(match => $"{match.Groups[1].Value.Replace('\\', '/')} {match.Groups[2].Value}");
        Assert.Equal(
            NanoProject.All.Select(project => $"{Path.GetRelativePath(NanoProject.Folder, project.Path).Replace('\\', '/')} {project.ProjectGuid}").Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""= "[^"]+", "([^"]+)", "([^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex SolutionProject();

    private static IEnumerable<string> SourcesBelow(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static IEnumerable<string> Linked(string assembly) =>
        NanoProject.Find(assembly).Sources.Where(path => !path.StartsWith(NanoProject.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static bool IsThrown(ScannedMethod method, int index) =>
        index + 2 < method.Instructions.Count && method.Instructions[index + 1].Code.Name == "newobj" && method.Instructions[index + 2].Code.Name == "throw";

    private static void Scan(string assembly, Func<NanoImage, IEnumerable<string>> rule)
    {
        using PEReader reader = new(new MemoryStream(NanoCompiler.Stable.Compile(NanoProject.Find(assembly))));
        NanoImage image = new(reader);
        Assert.True(image.CodeBytes > 0);
        Assert.Equal([], rule(image));
    }
}
