// The program that was taken apart, for a device that has no compiler: the same class with a method that runs one layer, and their names.
using System.Text;
using HrvXkd.CodeGen.Emit;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HrvXkd.CodeGen.Profile;

/// <summary>Writes a streaming model whose layers can be run and timed one by one.</summary>
public static class LayerSource
{
    /// <summary>Takes an emitted model apart.</summary>
    /// <param name="emitted">The model.</param>
    /// <returns>It with <c>LayerNames</c>, <c>Give</c>, <c>RunLayer</c> and <c>Result</c>.</returns>
    /// <exception cref="CodeGenException">HRVG306: it takes whole vectors, or carries its kernels.</exception>
    public static EmittedModel Of(EmittedModel emitted)
    {
        ArgumentNullException.ThrowIfNull(emitted);
        if (emitted.IsSelfContained || !emitted.Source.Contains(" : IRiskModel", StringComparison.Ordinal))
            throw new CodeGenException($"HRVG306 {emitted.ClassName}: --layers takes a streaming model that is not self-contained");
        ProfilingTwin twin = ProfilingTwin.Of(emitted);
        ClassDeclarationSyntax type = CSharpSyntaxTree.ParseText(twin.Emitted.Source).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
        string source = twin.Emitted.Source.Insert(type.CloseBraceToken.SpanStart, Doors(twin));
        int close = emitted.Source.TrimEnd().TrimEnd('}').TrimEnd().TrimEnd('}').TrimEnd().Length;
        source = Indented(source, close);
        return emitted with { Source = source, Sha256 = CodeGenerator.Hash(Encoding.UTF8.GetBytes(source)) };
    }

    private static string Doors(ProfilingTwin twin)
    {
        StringBuilder text = new();
        text.Append("\n/// <summary>Names of the layers in the order they run.</summary>\npublic static readonly string[] LayerNames =\n{\n");
        foreach (ProfilingStep step in twin.Steps)
            text.Append($"\"{step.Name}\",\n");
        text.Append("};\n\n/// <summary>Hands over a window.</summary>\n/// <param name=\"featuresQ16\">Shape [12], Q16.16.</param>\n");
        text.Append($"public void Give(int[] featuresQ16)\n{{\n{ProfilingTwin.Give}(featuresQ16, FixedPoint.One);\n}}\n\n");
        text.Append($"/// <summary>The logit, once all layers have run.</summary>\npublic int Result()\n{{\nreturn {ProfilingTwin.Result}();\n}}\n\n");
        text.Append("/// <summary>Runs one layer.</summary>\n/// <param name=\"layer\">Index into LayerNames; any other does nothing.</param>\npublic void RunLayer(int layer)\n{\nswitch (layer)\n{\n");
        for (int i = 0; i < twin.Steps.Count; i++)
            text.Append($"case {i}: {twin.Steps[i].Method}(); break;\n");
        return text.Append("}\n}\n").ToString();
    }

    // What was added stands at the margin; the emitted text before it has its indentation already.
    private static string Indented(string source, int addedFrom)
    {
        StringBuilder text = new();
        int depth = 0, at = 0;
        foreach (string line in source.TrimEnd('\n').Split('\n'))
        {
            string content = line.Trim();
            int closes = content.StartsWith('}') ? 1 : 0;
            string own = content.Replace("public void Profile", "private void Profile", StringComparison.Ordinal).Replace("public int Profile", "private int Profile", StringComparison.Ordinal);
            text.Append(at + line.Length <= addedFrom ? line : own.Length == 0 ? "" : new string(' ', 4 * (depth - closes)) + own).Append('\n');
            depth += content.Count(letter => letter == '{') - content.Count(letter => letter == '}');
            at += line.Length + 1;
        }

        return text.ToString();
    }
}
