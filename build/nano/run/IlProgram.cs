// An assembly as the machine sees it: methods, fields, types, with every token resolved once.
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace HrvXkd.NanoCode;

/// <summary>Methods and fields of an assembly.</summary>
internal sealed class IlProgram
{
    private readonly PEReader _reader;
    private readonly NanoImage _image;
    private readonly MetadataReader _metadata;
    private readonly SignatureNames _names;
    private readonly Dictionary<int, IlMethod> _methods = [];
    private readonly Dictionary<int, int> _fields = [];

    public IlProgram(PEReader reader, NanoImage image)
    {
        (_reader, _image, _metadata) = (reader, image, image.Metadata);
        _names = new SignatureNames(_metadata);
        Statics = new IlValue[_metadata.FieldDefinitions.Count];
        foreach (TypeDefinitionHandle type in _metadata.TypeDefinitions)
            AddFields(_metadata.GetTypeDefinition(type));
        foreach (MethodDefinitionHandle handle in _metadata.MethodDefinitions)
            AddMethod(handle);
        foreach (IlMethod method in _methods.Values.ToArray())
            for (int i = 0; i < method.Steps.Length; i++)
                method.Steps[i] = Resolve(method.Steps[i]);
    }

    /// <summary>All methods with a body, in the order of their definition.</summary>
    public List<IlMethod> Methods { get; } = [];

    /// <summary>Methods by type and name; the first of several of one name.</summary>
    public Dictionary<string, IlMethod> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>Static fields.</summary>
    public IlValue[] Statics { get; }

    /// <summary>Initial fields of an instance by type.</summary>
    public Dictionary<string, IlValue[]> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>An int constant of a class.</summary>
    public int Constant(string type, string name)
    {
        foreach (FieldDefinition field in _metadata.FieldDefinitions.Select(_metadata.GetFieldDefinition))
            if (_metadata.GetString(field.Name) == name && TypeName(field.GetDeclaringType()) == type)
                return _metadata.GetBlobReader(_metadata.GetConstant(field.GetDefaultValue()).Value).ReadInt32();
        throw new InvalidOperationException($"no constant {type}.{name}");
    }

    /// <summary>The data of a field that initializes an array.</summary>
    public byte[] DataOf(int token)
    {
        FieldDefinition field = _metadata.GetFieldDefinition((FieldDefinitionHandle)MetadataTokens.EntityHandle(token));
        return _reader.GetSectionData(field.GetRelativeVirtualAddress()).GetReader().ReadBytes(_image.BytesOf(field));
    }

    private void AddFields(TypeDefinition type)
    {
        List<IlValue> instance = [];
        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = _metadata.GetFieldDefinition(handle);
            bool isStatic = field.Attributes.HasFlag(FieldAttributes.Static);
            IlValue initial = Initial(field.DecodeSignature(_names, null));
            int index = isStatic ? MetadataTokens.GetRowNumber(handle) - 1 : instance.Count;
            _fields[MetadataTokens.GetToken(handle)] = index;
            if (isStatic)
                Statics[index] = initial;
            else
                instance.Add(initial);
        }

        Instances[_metadata.GetString(type.Name)] = [.. instance];
    }

    private void AddMethod(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        MethodSignature<string> signature = method.DecodeSignature(_names, null);
        MethodBodyBlock? body = method.RelativeVirtualAddress == 0 ? null : _reader.GetMethodBody(method.RelativeVirtualAddress);
        IlMethod made = new($"{TypeName(method.GetDeclaringType())}.{_metadata.GetString(method.Name)}", ArgumentsOf(signature), signature.ReturnType != "Void")
        {
            IsVirtual = body is null,
            Steps = IlStep.Read(body?.GetILBytes() ?? []),
            MaxStack = body?.MaxStack ?? 0,
            Locals = body is null || body.LocalSignature.IsNil
                ? []
                : [.. _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null).Select(Initial)],
        };
        _methods[MetadataTokens.GetToken(handle)] = made;
        ByName.TryAdd(made.Name, made);
        if (body is not null)
            Methods.Add(made);
    }

    private IlStep Resolve(IlStep step) => step.Op switch
    {
        IlOp.Call or IlOp.Callvirt or IlOp.Newobj => step with { Target = MethodAt(step.Index) },
        IlOp.Ldfld or IlOp.Stfld or IlOp.Ldflda or IlOp.Ldsfld or IlOp.Stsfld or IlOp.Ldsflda => step with { Index = _fields[step.Index] },
        IlOp.Newarr => step with { Target = ElementType(MetadataTokens.EntityHandle(step.Index)) },
        _ => step,
    };

    // A method of the core library has no body: the machine knows it by its name.
    private IlMethod MethodAt(int token)
    {
        if (_methods.TryGetValue(token, out IlMethod? method))
            return method;
        MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)MetadataTokens.EntityHandle(token));
        MethodSignature<string> signature = member.DecodeMethodSignature(_names, null);
        string type = _metadata.GetString(_metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
        return _methods[token] = new IlMethod($"{type}.{_metadata.GetString(member.Name)}", ArgumentsOf(signature), signature.ReturnType != "Void");
    }

    private string ElementType(EntityHandle handle) => handle.Kind == HandleKind.TypeReference
        ? _metadata.GetString(_metadata.GetTypeReference((TypeReferenceHandle)handle).Name)
        : handle.Kind == HandleKind.TypeDefinition && IsEnum((TypeDefinitionHandle)handle) ? "Int32" : "Object";

    private bool IsEnum(TypeDefinitionHandle handle)
    {
        EntityHandle parent = _metadata.GetTypeDefinition(handle).BaseType;
        return parent.Kind == HandleKind.TypeReference && _metadata.GetString(_metadata.GetTypeReference((TypeReferenceHandle)parent).Name) == "Enum";
    }

    private static int ArgumentsOf(MethodSignature<string> signature) => signature.ParameterTypes.Length + (signature.Header.IsInstance ? 1 : 0);

    private static IlValue Initial(string type) => type == "Int64" ? new IlValue(0L) : new IlValue(0);

    private string TypeName(TypeDefinitionHandle type) => _metadata.GetString(_metadata.GetTypeDefinition(type).Name);
}
