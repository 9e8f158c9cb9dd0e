// The emitted class with its layers as methods of their own, made from its text: each comment of a layer begins a method. What the
// emitted methods take as parameters become fields of the same names, so that the statements stay as they are.
using System.Text;
using HrvXkd.CodeGen.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HrvXkd.CodeGen.Profile;

/// <summary>An emitted model taken apart for timing.</summary>
/// <param name="Emitted">The model; its source has the layers as methods, too.</param>
/// <param name="Steps">The methods in the order they run.</param>
internal sealed record ProfilingTwin(EmittedModel Emitted, IReadOnlyList<ProfilingStep> Steps)
{
    /// <summary>Method that takes the parameters.</summary>
    public const string Give = "ProfileGive";

    /// <summary>Method without statements: what a call costs.</summary>
    public const string Empty = "ProfileEmpty";

    /// <summary>Method that returns the result of a streaming model.</summary>
    public const string Result = "ProfileResult";

    private static readonly string[] Bodies = ["Append", "Evaluate", "Run"];

    /// <summary>Takes a model apart.</summary>
    /// <exception cref="InvalidOperationException">The text is not what the emitter writes.</exception>
    public static ProfilingTwin Of(EmittedModel emitted)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(emitted.Source, new CSharpParseOptions(LanguageVersion.CSharp7_3)).GetRoot();
        ClassDeclarationSyntax type = root.DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
        MethodDeclarationSyntax[] methods = [.. Bodies.SelectMany(name => type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.Text == name))];
        StringBuilder added = new();
        List<ProfilingStep> steps = [];
        foreach (ParameterSyntax parameter in methods[0].ParameterList.Parameters)
            added.Append($"private {parameter.Type} {parameter.Identifier};\n");
        added.Append($"public void {Give}{methods[0].ParameterList} {{ {string.Concat(methods[0].ParameterList.Parameters.Select(parameter => $"this.{parameter.Identifier} = {parameter.Identifier}; "))}}}\n");
        added.Append($"public void {Empty}() {{ }}\n");
        int layer = 0;
        foreach (MethodDeclarationSyntax method in methods)
            Split(method, emitted, ref layer, steps, added);
        if (layer != emitted.Layers.Count)
            throw new InvalidOperationException($"{emitted.Layers.Count - layer} layers were not found in the emitted text");
        string source = emitted.Source.Insert(type.CloseBraceToken.SpanStart, added.ToString());
        return new ProfilingTwin(emitted with { Source = source, Sha256 = CodeGenerator.Hash(Encoding.UTF8.GetBytes(source)) }, steps);
    }

    private static void Split(MethodDeclarationSyntax method, EmittedModel emitted, ref int layer, List<ProfilingStep> steps, StringBuilder added)
    {
        bool open = false;
        foreach (StatementSyntax statement in method.Body!.Statements)
        {
            if (statement is ReturnStatementSyntax)
            {
                added.Append(open ? "}\n" : "").Append($"public int {Result}() {{ {statement.WithoutTrivia()} }}\n");
                return;
            }

            int at = Begins(statement, emitted, layer);
            string? rest = at >= 0 ? null : !open ? "(moves windows)" : IsCopyOut(statement) ? "(hands result over)" : null;
            if (at >= 0 || rest is not null)
            {
                added.Append(open ? "}\n" : "").Append($"public void ProfileStep{steps.Count}() {{\n");
                steps.Add(new ProfilingStep($"ProfileStep{steps.Count}", at, rest ?? emitted.Layers[at].Name));
                layer += at >= 0 ? 1 : 0;
                open = true;
            }

            added.Append(statement.WithoutTrivia()).Append('\n');
        }

        added.Append(open ? "}\n" : "");
    }

    // Layers come in the order of the model; a layer's comment begins with its name and kind.
    private static int Begins(StatementSyntax statement, EmittedModel emitted, int layer) =>
        layer < emitted.Layers.Count && statement.GetLeadingTrivia().Any(trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith($"// {emitted.Layers[layer].Name}: {emitted.Layers[layer].Kind},", StringComparison.Ordinal)) ? layer : -1;

    private static bool IsCopyOut(StatementSyntax statement) =>
        statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.Text == "outputQ16");
}
