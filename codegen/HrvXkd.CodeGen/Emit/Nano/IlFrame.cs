// One call of a method. ECMA-335 III; arithmetic wraps, as unchecked C# does.
using System.Globalization;
using HrvXkd.NanoCode;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Executes one body.</summary>
internal sealed class IlFrame(IlMachine machine, IlMethod method, IlValue[] arguments)
{
    private readonly IlValue[] _locals = [.. method.Locals];
    private readonly Stack<IlValue> _stack = new();
    private int _next;

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it returns.</returns>
    public IlValue Run()
    {
        while (true)
        {
            Instruction instruction = method.Instructions[_next++];
            machine.Opcodes++;
            string name = instruction.Code.Name!;
            if (name == "ret")
                return _stack.Count > 0 ? _stack.Pop() : default;
            string[] parts = name.Split('.');
            if (!Place(parts, instruction) && !Memory(parts, instruction) && !Branch(parts, instruction))
                Compute(parts, name);
        }
    }

    private bool Place(string[] parts, Instruction instruction)
    {
        switch (parts[0])
        {
            case "ldarg": _stack.Push(arguments[Index(parts, instruction)]); return true;
            case "starg": Store(arguments, Index(parts, instruction)); return true;
            case "ldloc": _stack.Push(_locals[Index(parts, instruction)]); return true;
            case "stloc": Store(_locals, Index(parts, instruction)); return true;
            case "ldloca": _stack.Push(new IlValue(new IlAddress(_locals, Index(parts, instruction)))); return true;
            case "ldarga": _stack.Push(new IlValue(new IlAddress(arguments, Index(parts, instruction)))); return true;
            case "ldc": _stack.Push(Constant(parts, instruction)); return true;
            case "ldnull": _stack.Push(default); return true;
            case "ldtoken": _stack.Push(new IlValue(instruction.Token)); return true;
            case "dup": _stack.Push(_stack.Peek()); return true;
            case "pop": _stack.Pop(); return true;
            case "nop": return true;
            default: return false;
        }
    }

    private bool Memory(string[] parts, Instruction instruction)
    {
        switch (parts[0])
        {
            case "ldelem" or "ldind": Load(parts[0]); return true;
            case "stelem": StoreElement(parts[1]); return true;
            case "stind": StoreIndirect(); return true;
            case "ldlen": _stack.Push(new IlValue(((IlValue[])_stack.Pop().Reference!).Length)); return true;
            case "newarr": _stack.Push(new IlValue(machine.NewArray(instruction.Token, (int)_stack.Pop().Number))); return true;
            case "ldsfld": _stack.Push(machine.Statics.GetValueOrDefault(instruction.Token)); return true;
            case "stsfld": machine.Statics[instruction.Token] = _stack.Pop(); return true;
            case "ldfld": _stack.Push(((IlObject)_stack.Pop().Reference!).Fields.GetValueOrDefault(instruction.Token)); return true;
            case "stfld": StoreField(instruction.Token); return true;
            case "call": Call(instruction.Token); return true;
            default: return false;
        }
    }

    private bool Branch(string[] parts, Instruction instruction)
    {
        bool taken;
        switch (parts[0])
        {
            case "br": taken = true; break;
            case "brtrue": taken = _stack.Pop().IsTrue; break;
            case "brfalse": taken = !_stack.Pop().IsTrue; break;
            case "beq" or "bne" or "blt" or "ble" or "bgt" or "bge": taken = Compare(parts[0][1..], parts.Contains("un") && parts[0] != "bne"); break;
            default: return false;
        }

        if (taken)
            _next = method.IndexAt[Target(parts, instruction)];
        return true;
    }

    private bool Compare(string relation, bool unsigned)
    {
        long b = _stack.Pop().Number, a = _stack.Pop().Number;
        int order = unsigned ? ((ulong)a).CompareTo((ulong)b) : a.CompareTo(b);
        return relation switch { "eq" => order == 0, "ne" => order != 0, "lt" => order < 0, "le" => order <= 0, "gt" => order > 0, _ => order >= 0 };
    }

    private void Compute(string[] parts, string name)
    {
        if (parts[0] is "ceq" or "clt" or "cgt")
        {
            _stack.Push(new IlValue(Compare(parts[0][1..], parts.Length > 1) ? 1 : 0));
            return;
        }

        IlValue b = _stack.Pop();
        if (parts[0] is "conv" or "neg" or "not")
        {
            _stack.Push(name switch
            {
                "conv.i8" => new IlValue(b.Number),
                "conv.i4" => new IlValue((int)b.Number),
                "conv.i2" => new IlValue((int)(short)b.Number),
                "conv.i1" => new IlValue((int)(sbyte)b.Number),
                "conv.u1" => new IlValue((int)(byte)b.Number),
                "conv.u2" => new IlValue((int)(ushort)b.Number),
                "neg" => IlValue.Like(b, -b.Number),
                "not" => IlValue.Like(b, ~b.Number),
                _ => throw new InvalidOperationException(name),
            });
            return;
        }

        IlValue a = _stack.Pop();
        _stack.Push(IlValue.Like(a, Arithmetic(name, a, b)));
    }

    private static long Arithmetic(string name, IlValue a, IlValue b) => name switch
    {
        "add" => a.Number + b.Number,
        "sub" => a.Number - b.Number,
        "mul" => a.Number * b.Number,
        "div" => a.Number / b.Number,
        "rem" => a.Number % b.Number,
        "and" => a.Number & b.Number,
        "or" => a.Number | b.Number,
        "xor" => a.Number ^ b.Number,
        "shl" => a.IsLong ? a.Number << (int)b.Number : (int)a.Number << (int)b.Number,
        "shr" => a.IsLong ? a.Number >> (int)b.Number : (int)a.Number >> (int)b.Number,
        _ => throw new InvalidOperationException(name),
    };

    private void Call(int token)
    {
        machine.Calls++;
        (int count, bool returns) = machine.Shape(token);
        IlValue[] passed = new IlValue[count];
        for (int i = count - 1; i >= 0; i--)
            passed[i] = _stack.Pop();
        IlValue result = machine.Invoke(token, passed);
        if (returns)
            _stack.Push(result);
    }

    private void Store(IlValue[] places, int index) => places[index] = _stack.Pop();

    private void StoreField(int token)
    {
        IlValue value = _stack.Pop();
        ((IlObject)_stack.Pop().Reference!).Fields[token] = value;
    }

    private void Load(string opcode)
    {
        IlAddress address = opcode == "ldind" ? (IlAddress)_stack.Pop().Reference! : Element();
        _stack.Push(address.Store[address.Index]);
    }

    private IlAddress Element()
    {
        int index = (int)_stack.Pop().Number;
        return new IlAddress((IlValue[])_stack.Pop().Reference!, index);
    }

    private void StoreElement(string type)
    {
        IlValue value = _stack.Pop();
        IlAddress element = Element();
        element.Store[element.Index] = type switch { "i8" or "ref" => value, "i1" => new IlValue((int)(sbyte)value.Number), _ => new IlValue((int)value.Number) };
    }

    private void StoreIndirect()
    {
        IlValue value = _stack.Pop();
        IlAddress address = (IlAddress)_stack.Pop().Reference!;
        address.Store[address.Index] = value;
    }

    private int Index(string[] parts, Instruction instruction) => parts.Length == 2 && parts[1] != "s"
        ? int.Parse(parts[1], CultureInfo.InvariantCulture)
        : parts.Length == 2 ? method.Code[instruction.Operand] : BitConverter.ToInt16(method.Code, instruction.Operand);

    private IlValue Constant(string[] parts, Instruction instruction) => (parts[1], parts.Length > 2 ? parts[2] : "") switch
    {
        ("i8", _) => new IlValue(BitConverter.ToInt64(method.Code, instruction.Operand)),
        ("i4", "") => new IlValue(BitConverter.ToInt32(method.Code, instruction.Operand)),
        ("i4", "s") => new IlValue((int)(sbyte)method.Code[instruction.Operand]),
        ("i4", "m1" or "M1") => new IlValue(-1),
        (_, string digit) => new IlValue(int.Parse(digit, CultureInfo.InvariantCulture)),
    };

    private int Target(string[] parts, Instruction instruction) => parts[^1] == "s"
        ? instruction.Operand + 1 + (sbyte)method.Code[instruction.Operand]
        : instruction.Operand + 4 + BitConverter.ToInt32(method.Code, instruction.Operand);
}
