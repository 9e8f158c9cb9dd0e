using System.Xml.Linq;

namespace HrvXkd.Architecture.Tests;

/// <summary>The tree this test was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release, as this test was built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Project files by project name.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = Directory
        .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    public static IReadOnlySet<string> ProjectReferences(string project) => Includes(project, "ProjectReference")
        .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
        .ToHashSet(StringComparer.Ordinal);

    public static IReadOnlySet<string> Packages(string project) => Includes(project, "PackageReference").ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Includes(string project, string item) => XDocument.Load(Projects[project])
        .Descendants(item)
        .Select(element => element.Attribute("Include")?.Value)
        .OfType<string>();

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HrvXkd.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("HrvXkd.sln is in no folder above the test");
    }
}
