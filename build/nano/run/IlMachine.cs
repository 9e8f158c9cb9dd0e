// Executes IL opcode by opcode and counts: the opcodes that the interpreter of nanoFramework would execute, since it runs IL as it is.
// Knows what the rules of NanoRules leave: ints, longs, one-dimensional arrays, objects, calls. ECMA-335 III; arithmetic wraps, as unchecked C# does.
using System.Reflection.PortableExecutable;

namespace HrvXkd.NanoCode;

/// <summary>An interpreter of IL that counts.</summary>
internal sealed partial class IlMachine
{
    private const int StackLength = 1 << 16;

    // The heap is given out in blocks of so many bytes; a field takes one, and so does the head of an object or array.
    private const int Block = 12;

    private readonly IlProgram _program;
    private readonly IlValue[] _stack = new IlValue[StackLength];

    /// <summary>Loads an assembly and runs its static constructors in the order of types, as the device does at boot.</summary>
    public IlMachine(PEReader reader, NanoImage image)
    {
        _program = new IlProgram(reader, image);
        foreach (IlMethod method in _program.Methods.Where(method => method.Name.EndsWith("..cctor", StringComparison.Ordinal)))
            Run(method, 0);
    }

    /// <summary>Opcodes executed so far.</summary>
    public long Opcodes { get; private set; }

    /// <summary>Calls among them.</summary>
    public long Calls { get; private set; }

    /// <summary>Bytes of the heap of nanoFramework that all objects and arrays made so far would take, an estimate; nothing is ever given back.</summary>
    public long HeapBytes { get; private set; }

    /// <summary>Methods and what each has cost.</summary>
    public IReadOnlyList<IlMethod> Methods => _program.Methods;

    /// <summary>True if a class has a method.</summary>
    public bool Has(string type, string method) => _program.ByName.ContainsKey($"{type}.{method}");

    /// <summary>An int constant of a class.</summary>
    public int Constant(string type, string name) => _program.Constant(type, name);

    /// <summary>Makes an instance.</summary>
    public IlObject Create(string type, params IlValue[] arguments)
    {
        IlObject instance = New(type);
        Call(type, ".ctor", [new IlValue(instance), .. arguments]);
        return instance;
    }

    /// <summary>Calls a method.</summary>
    public IlValue Call(string type, string method, params IlValue[] arguments) => Call(Find(type, method), arguments);

    /// <summary>A method by its name.</summary>
    public IlMethod Find(string type, string method) => _program.ByName[$"{type}.{method}"];

    /// <summary>Calls a method.</summary>
    public IlValue Call(IlMethod method, params ReadOnlySpan<IlValue> arguments)
    {
        arguments.CopyTo(_stack);
        Run(method, 0);
        return method.Returns ? _stack[0] : default;
    }

    private IlObject New(string type)
    {
        IlValue[] fields = (IlValue[])_program.Instances[type].Clone();
        HeapBytes += Block * (1 + fields.Length);
        return new IlObject(type, fields);
    }

    // Arguments lie on the stack from bottom on; the result replaces them. Gives the top of the stack.
    private int Invoke(IlMethod method, int bottom, bool byClass)
    {
        Calls++;
        if (byClass && method.IsVirtual && _stack[bottom].Reference is IlObject instance)
            method = _program.ByName[instance.Type + method.Name[method.Name.IndexOf('.', StringComparison.Ordinal)..]];
        if (method.Steps.Length == 0)
            CoreLibrary(method.Name, bottom);
        else
            Run(method, bottom);
        return bottom + (method.Returns ? 1 : 0);
    }

    // What the class's constructor leaves is the instance.
    private int Construct(IlMethod constructor, int top)
    {
        int bottom = top - (constructor.Arguments - 1);
        string type = constructor.Name[..constructor.Name.IndexOf('.', StringComparison.Ordinal)];
        object instance = constructor.Steps.Length == 0 ? type : New(type);
        Array.Copy(_stack, bottom, _stack, bottom + 2, constructor.Arguments - 1);
        _stack[bottom] = _stack[bottom + 1] = new IlValue(instance);
        if (constructor.Steps.Length > 0)
            Invoke(constructor, bottom + 1, byClass: false);
        return bottom + 1;
    }

    private void CoreLibrary(string name, int bottom)
    {
        Span<IlValue> arguments = _stack.AsSpan(bottom, 5);
        switch (name)
        {
            case "Object..ctor":
                break;
            case "RuntimeHelpers.InitializeArray":
                byte[] data = _program.DataOf((int)arguments[1].Number);
                Buffer.BlockCopy(data, 0, (Array)arguments[0].Reference!, 0, data.Length);
                break;
            case "Array.Copy":
                Array.Copy((Array)arguments[0].Reference!, (int)arguments[1].Number, (Array)arguments[2].Reference!, (int)arguments[3].Number, (int)arguments[4].Number);
                break;
            case "Array.Clear":
                Array.Clear((Array)arguments[0].Reference!, (int)arguments[1].Number, (int)arguments[2].Number);
                break;
            case "Array.get_Length" or "String.get_Length":
                arguments[0].SetInt(arguments[0].Reference is Array array ? array.Length : ((string)arguments[0].Reference!).Length);
                break;
            default:
                throw new NotSupportedException(name);
        }
    }

    private Array NewArray(string element, int length)
    {
        Array array = Made(element, length);
        int bytes = (array is object[]) ? Block * length : Buffer.ByteLength(array);
        HeapBytes += Block + ((bytes + Block - 1) / Block * Block);
        return array;
    }

    private static Array Made(string element, int length) => element switch
    {
        "SByte" => new sbyte[length],
        "Byte" or "Boolean" => new byte[length],
        "Int16" => new short[length],
        "UInt16" or "Char" => new ushort[length],
        "Int32" => new int[length],
        "Int64" => new long[length],
        _ => new object?[length],
    };
}
