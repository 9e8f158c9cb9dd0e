using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HrvXkd.CodeGen.Emit;

/// <summary>The sources of HrvXkd.Core that emitted code may need, as the generator was built with them.</summary>
internal static class CoreSources
{
    /// <summary>Language of everything a microcontroller compiles.</summary>
    public static CSharpParseOptions Language { get; } = new(LanguageVersion.CSharp7_3, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);

    private static readonly Lazy<IReadOnlyList<SyntaxTree>> All = new(Read);

    /// <summary>The files that a text needs, and those that they need, in ordinal order of their names.</summary>
    /// <param name="tree">The emitted file.</param>
    public static IReadOnlyList<SyntaxTree> NeededBy(SyntaxTree tree)
    {
        ILookup<string, SyntaxTree> byType = All.Value.SelectMany(file => Types(file).Select(type => (type, file))).ToLookup(pair => pair.type, pair => pair.file, StringComparer.Ordinal);
        HashSet<SyntaxTree> needed = [];
        Queue<SyntaxTree> open = new([tree]);
        while (open.TryDequeue(out SyntaxTree? next))
            foreach (SyntaxTree file in Names(next).SelectMany(name => byType[name]))
                if (needed.Add(file))
                    open.Enqueue(file);
        return [.. All.Value.Where(needed.Contains)];
    }

    /// <summary>Text of a resource of the generator.</summary>
    public static string Resource(string name)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static SyntaxTree[] Read() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith("core/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => CSharpSyntaxTree.ParseText(Resource(name), Language, name))];

    private static IEnumerable<string> Types(SyntaxTree file) =>
        file.GetRoot().DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText);

    private static HashSet<string> Names(SyntaxTree file) =>
        [.. file.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
}
