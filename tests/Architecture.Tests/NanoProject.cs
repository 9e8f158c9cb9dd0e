using System.Xml.Linq;

namespace HrvXkd.Architecture.Tests;

/// <summary>A project of nanoFramework's own kind, as far as a compiler needs it.</summary>
internal sealed class NanoProject
{
    private static readonly XNamespace Space = "http://schemas.microsoft.com/developer/msbuild/2003";

    private readonly XDocument _document;

    private NanoProject(string path)
    {
        Path = path;
        _document = XDocument.Load(path);
    }

    /// <summary>All of them, those referred to before those that refer.</summary>
    public static IReadOnlyList<NanoProject> All { get; } =
    [
        Open("Core/HrvXkd.Core.nfproj"),
        Open("Model/HrvXkd.Model.nfproj"),
        Open("Proof/HrvXkd.Proof.nfproj"),
        Open("HrvXkd.Firmware.Nano.nfproj"),
    ];

    public static string Folder => System.IO.Path.Combine(Repository.Root, "firmware", "HrvXkd.Firmware.Nano");

    public string Path { get; }

    public string Directory => System.IO.Path.GetDirectoryName(Path)!;

    public string AssemblyName => Value("AssemblyName");

    public bool IsProgram => Value("OutputType") == "Exe";

    public string LanguageVersion => Value("LangVersion");

    public string ProjectGuid => Value("ProjectGuid");

    /// <summary>Full paths of what is compiled.</summary>
    public IReadOnlyList<string> Sources => [.. Includes("Compile").Select(Full)];

    /// <summary>Names of the assemblies it refers to.</summary>
    public IReadOnlyList<string> References => [.. Includes("Reference")];

    /// <summary>Where those are expected, with the separators of this machine.</summary>
    public IReadOnlyList<string> HintPaths => [.. _document.Descendants(Space + "HintPath").Select(hint => hint.Value.Replace('\\', '/'))];

    /// <summary>Full paths of the projects it refers to.</summary>
    public IReadOnlyList<string> ProjectReferences => [.. Includes("ProjectReference").Select(Full)];

    /// <summary>Its packages.config: versions by package.</summary>
    public IReadOnlyDictionary<string, string> Packages => XDocument.Load(System.IO.Path.Combine(Directory, "packages.config"))
        .Descendants("package")
        .ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value, StringComparer.Ordinal);

    public static NanoProject Open(string relative) => new(System.IO.Path.Combine(Folder, relative));

    public static NanoProject Find(string assemblyName) => All.Single(project => project.AssemblyName == assemblyName);

    private IEnumerable<string> Includes(string item) => _document.Descendants(Space + item).Select(element => element.Attribute("Include")!.Value);

    private string Value(string property) => _document.Descendants(Space + property).Single().Value;

    private string Full(string include) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Directory, include.Replace('\\', '/')));
}
