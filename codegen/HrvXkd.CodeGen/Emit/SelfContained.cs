using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Puts the kernels that a class needs behind it, in a namespace of their own: the file then needs no other.</summary>
internal static class SelfContained
{
    private const string Usings = "using HrvXkd.Core;\nusing HrvXkd.Core.Kernels;\n";

    /// <summary>Makes a file self-contained.</summary>
    /// <param name="source">The emitted file.</param>
    /// <param name="options">Its namespace and class.</param>
    public static string Write(string source, EmitOptions options)
    {
        string space = $"{options.Namespace}.{options.ClassName}Kernels";
        StringBuilder text = new(source.Replace(Usings, $"using {space};\n", StringComparison.Ordinal));
        foreach (SyntaxTree file in CoreSources.NeededBy(CSharpSyntaxTree.ParseText(source, CoreSources.Language)))
            text.Append('\n').Append(Moved(file, space));
        return text.ToString();
    }

    private static string Moved(SyntaxTree file, string space)
    {
        CompilationUnitSyntax unit = (CompilationUnitSyntax)file.GetRoot();
        NamespaceDeclarationSyntax content = unit.Members.OfType<NamespaceDeclarationSyntax>().Single();
        StringBuilder text = new(unit.GetLeadingTrivia().ToFullString());
        text.Append("namespace ").Append(space).Append("\n{\n");
        foreach (UsingDirectiveSyntax other in unit.Usings.Where(other => !other.Name!.ToString().StartsWith("HrvXkd.", StringComparison.Ordinal)))
            text.Append("    ").Append(other).Append('\n');
        return text.Append(file.ToString().AsSpan(content.OpenBraceToken.FullSpan.End, content.CloseBraceToken.FullSpan.Start - content.OpenBraceToken.FullSpan.End)).Append("}\n").ToString();
    }
}
