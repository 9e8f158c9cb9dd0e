// Executes IL opcode by opcode and counts: the opcodes that the interpreter of nanoFramework would execute, since it runs IL as it is.
// Knows what the rules of NanoRules leave: ints, longs, one-dimensional arrays, objects, static and direct calls. ECMA-335 III.
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using HrvXkd.NanoCode;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>An interpreter of IL that counts.</summary>
internal sealed class IlMachine
{
    private readonly MetadataReader _metadata;
    private readonly PEReader _reader;
    private readonly NanoImage _image;
    private readonly Dictionary<int, IlMethod> _methods = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>Loads an assembly and runs its static constructors in the order of types, as the device does at boot.</summary>
    public IlMachine(PEReader reader, NanoImage image)
    {
        (_reader, _image, _metadata) = (reader, image, image.Metadata);
        foreach (MethodDefinitionHandle handle in _metadata.MethodDefinitions)
        {
            MethodDefinition method = _metadata.GetMethodDefinition(handle);
            int token = MetadataTokens.GetToken(handle);
            _byName.TryAdd($"{TypeName(method.GetDeclaringType())}.{_metadata.GetString(method.Name)}", token);
            if (method.RelativeVirtualAddress != 0)
                _methods[token] = IlMethod.Read(_metadata, reader.GetMethodBody(method.RelativeVirtualAddress));
        }

        foreach (string constructor in _byName.Keys.Where(name => name.EndsWith("..cctor", StringComparison.Ordinal)))
            Invoke(_byName[constructor], []);
    }

    /// <summary>Opcodes executed so far.</summary>
    public long Opcodes { get; set; }

    /// <summary>Calls among them.</summary>
    public long Calls { get; set; }

    /// <summary>Static fields by token.</summary>
    public Dictionary<int, IlValue> Statics { get; } = [];

    /// <summary>True if a class has a method.</summary>
    public bool Has(string type, string method) => _byName.ContainsKey($"{type}.{method}");

    /// <summary>Makes an instance with the constructor without parameters.</summary>
    public IlObject Create(string type)
    {
        IlObject instance = new();
        Call(type, ".ctor", new IlValue(instance));
        return instance;
    }

    /// <summary>Calls a method.</summary>
    public IlValue Call(string type, string method, params IlValue[] arguments) => Invoke(_byName[$"{type}.{method}"], arguments);

    /// <summary>An int constant of a class.</summary>
    public int Constant(string type, string name)
    {
        foreach (FieldDefinitionHandle handle in _metadata.FieldDefinitions)
        {
            FieldDefinition field = _metadata.GetFieldDefinition(handle);
            if (_metadata.GetString(field.Name) == name && TypeName(field.GetDeclaringType()) == type)
                return _metadata.GetBlobReader(_metadata.GetConstant(field.GetDefaultValue()).Value).ReadInt32();
        }

        throw new InvalidOperationException(name);
    }

    /// <summary>Number of arguments of a method, with the instance, and whether it returns something.</summary>
    public (int Arguments, bool Returns) Shape(int token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        BlobHandle blob = handle.Kind == HandleKind.MethodDefinition
            ? _metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Signature
            : _metadata.GetMemberReference((MemberReferenceHandle)handle).Signature;
        BlobReader reader = _metadata.GetBlobReader(blob);
        MethodSignature<string> signature = new SignatureDecoder<string, object?>(new SignatureNames(_metadata), _metadata, null).DecodeMethodSignature(ref reader);
        return (signature.ParameterTypes.Length + (signature.Header.IsInstance ? 1 : 0), signature.ReturnType != "Void");
    }

    /// <summary>Calls a method by token: one of the assembly, or one of the core library.</summary>
    public IlValue Invoke(int token, IlValue[] arguments)
    {
        if (_methods.TryGetValue(token, out IlMethod? method))
            return new IlFrame(this, method, arguments).Run();
        MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)MetadataTokens.EntityHandle(token));
        switch (_metadata.GetString(member.Name))
        {
            case ".ctor":
                break;
            case "InitializeArray":
                Initialize((IlValue[])arguments[0].Reference!, (int)arguments[1].Number);
                break;
            case "Copy":
                Array.Copy((Array)arguments[0].Reference!, arguments[1].Number, (Array)arguments[2].Reference!, arguments[3].Number, arguments[4].Number);
                break;
            case "Clear":
                ((IlValue[])arguments[0].Reference!).AsSpan((int)arguments[1].Number, (int)arguments[2].Number).Fill(new IlValue(0));
                break;
            default:
                throw new InvalidOperationException(_metadata.GetString(member.Name));
        }

        return default;
    }

    private void Initialize(IlValue[] array, int field)
    {
        FieldDefinition definition = _metadata.GetFieldDefinition((FieldDefinitionHandle)MetadataTokens.EntityHandle(field));
        BlobReader data = _reader.GetSectionData(definition.GetRelativeVirtualAddress()).GetReader();
        bool isLong = array[0].IsLong, isByte = _image.BytesOf(definition) == array.Length;
        for (int i = 0; i < array.Length; i++)
            array[i] = isLong ? new IlValue(data.ReadInt64()) : new IlValue(isByte ? data.ReadSByte() : data.ReadInt32());
    }

    private string TypeName(TypeDefinitionHandle type) => _metadata.GetString(_metadata.GetTypeDefinition(type).Name);

    /// <summary>A new array; its elements carry their width until they are written.</summary>
    public IlValue[] NewArray(int typeToken, int length)
    {
        string name = _metadata.GetString(_metadata.GetTypeReference((TypeReferenceHandle)MetadataTokens.EntityHandle(typeToken)).Name);
        IlValue[] array = new IlValue[length];
        if (name == "Int64")
            Array.Fill(array, new IlValue(0L));
        return array;
    }
}
