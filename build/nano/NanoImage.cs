using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace HrvXkd.NanoCode;

/// <summary>What the rules look at in a compiled assembly.</summary>
internal sealed class NanoImage
{
    private readonly PEReader _image;

    public NanoImage(PEReader image)
    {
        _image = image;
        Metadata = image.GetMetadataReader();
        Methods = [.. ScannedMethod.Read(Metadata, image.GetMethodBody)];
    }

    public MetadataReader Metadata { get; }

    public IReadOnlyList<ScannedMethod> Methods { get; }

    /// <summary>Bytes of IL.</summary>
    public int CodeBytes => Methods.Sum(method => method.Size);

    /// <summary>Bytes of initialised arrays: fields with an address in the image.</summary>
    public int TableBytes => Metadata.FieldDefinitions
        .Select(Metadata.GetFieldDefinition)
        .Where(definition => definition.GetRelativeVirtualAddress() != 0)
        .Sum(BytesOf);

    /// <summary>Bytes of the data of a field.</summary>
    public int BytesOf(FieldDefinition definition) => SizeOf(definition.DecodeSignature(new SignatureNames(Metadata), null));

    public IEnumerable<string> Signatures
    {
        get
        {
            SignatureNames names = new(Metadata);
            foreach (FieldDefinitionHandle handle in Metadata.FieldDefinitions)
                yield return Metadata.GetFieldDefinition(handle).DecodeSignature(names, null);
            foreach (MethodDefinitionHandle handle in Metadata.MethodDefinitions)
            {
                MethodDefinition method = Metadata.GetMethodDefinition(handle);
                MethodSignature<string> signature = method.DecodeSignature(names, null);
                yield return signature.ReturnType;
                foreach (string parameter in signature.ParameterTypes)
                    yield return parameter;
                if (method.RelativeVirtualAddress == 0)
                    continue;
                MethodBodyBlock body = _image.GetMethodBody(method.RelativeVirtualAddress);
                if (body.LocalSignature.IsNil)
                    continue;
                foreach (string local in Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null))
                    yield return local;
            }
        }
    }

    public int OwnerOf(int fieldToken)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(fieldToken);
        return handle.Kind == HandleKind.FieldDefinition
            ? MetadataTokens.GetToken(Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())
            : 0;
    }

    private int SizeOf(string type)
    {
        foreach (TypeDefinitionHandle handle in Metadata.TypeDefinitions)
        {
            TypeDefinition definition = Metadata.GetTypeDefinition(handle);
            if (Metadata.GetString(definition.Name) == type)
                return definition.GetLayout().Size;
        }

        return type is "Int64" ? 8 : 4;
    }
}
