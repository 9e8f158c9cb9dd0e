using System.Text.RegularExpressions;

namespace HrvXkd.CodeGen.Tests;

/// <summary>The lines that the README shows are those of the sources.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void Snippets_OfTheReadme_StandInTheSources()
    {
        string root = SourceTree.Root();
        MatchCollection snippets = Snippet().Matches(File.ReadAllText(Path.Combine(root, "codegen/README.md")));
        Assert.InRange(snippets.Count, 8, 20);
        foreach (Match snippet in snippets)
            Assert.Contains(snippet.Groups["code"].Value, File.ReadAllText(Path.Combine(root, snippet.Groups["path"].Value)), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^`(?<path>[^`\n]+\.cs)`\n```csharp\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
