// Flash of a deployed assembly. Code and tables are what the compiler made; the rest of a .pe file is estimated from its own record sizes: 24 bytes a type,
// 8 a field, 16 a method, 8 a reference, each name once, signatures about 4 bytes each, 128 for the header.
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HrvXkd.Architecture.Tests;
using HrvXkd.NanoCode;

namespace HrvXkd.NanoProof;

/// <summary>Bytes of one assembly.</summary>
/// <param name="Assembly">Name.</param>
/// <param name="Code">Bytes of code.</param>
/// <param name="Tables">Bytes of initialised arrays.</param>
/// <param name="Descriptions">Estimate of everything else.</param>
internal sealed record FlashParts(string Assembly, int Code, int Tables, int Descriptions)
{
    private static readonly string[] Deployed = ["HrvXkd.Core", "HrvXkd.Model", "HrvXkd.Firmware.Nano"];

    private const int Header = 128;
    private const int TypeBytes = 24;
    private const int FieldBytes = 8;
    private const int MethodBytes = 16;
    private const int ReferenceBytes = 8;
    private const int SignatureBytes = 4;

    public int Total => Code + Tables + Descriptions;

    /// <summary>What is deployed, in order of dependence.</summary>
    public static IEnumerable<FlashParts> All() => Deployed.Select(Of);

    private static FlashParts Of(string assembly)
    {
        using PEReader reader = new(new MemoryStream(NanoCompiler.Stable.Compile(NanoProject.Find(assembly))));
        NanoImage image = new(reader);
        return new FlashParts(assembly, image.CodeBytes, image.TableBytes, Describe(image.Metadata));
    }

    private static int Describe(MetadataReader metadata)
    {
        HashSet<string> names = [];
        foreach (TypeDefinitionHandle type in metadata.TypeDefinitions)
            names.UnionWith([metadata.GetString(metadata.GetTypeDefinition(type).Name), metadata.GetString(metadata.GetTypeDefinition(type).Namespace)]);
        // Constants have gone into the code.
        FieldDefinition[] fields = [.. metadata.FieldDefinitions.Select(metadata.GetFieldDefinition).Where(field => (field.Attributes & FieldAttributes.Literal) == 0)];
        names.UnionWith(fields.Select(field => metadata.GetString(field.Name)));
        foreach (MethodDefinitionHandle method in metadata.MethodDefinitions)
            names.Add(metadata.GetString(metadata.GetMethodDefinition(method).Name));
        int definitions = fields.Length + metadata.MethodDefinitions.Count;
        return Header + (TypeBytes * metadata.TypeDefinitions.Count) + (FieldBytes * fields.Length) + (MethodBytes * metadata.MethodDefinitions.Count)
            + (ReferenceBytes * (metadata.TypeReferences.Count + metadata.MemberReferences.Count)) + (SignatureBytes * definitions) + names.Sum(name => name.Length + 1);
    }
}
