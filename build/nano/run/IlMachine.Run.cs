// The loop: one line an opcode. Arguments, locals and evaluation stack of a call lie behind one another on one stack.
namespace HrvXkd.NanoCode;

internal sealed partial class IlMachine
{
    private void Run(IlMethod method, int bottom)
    {
        IlValue[] s = _stack;
        IlStep[] steps = method.Steps;
        int locals = bottom + method.Arguments, top = locals + method.Locals.Length, next = 0;
        Array.Copy(method.Locals, 0, s, locals, method.Locals.Length);
        if (top + method.MaxStack > StackLength - 8)
            throw new InvalidOperationException($"{method.Name}: calls are nested too deeply");
        long count = 0, before = Opcodes, calls = Calls;
        while (true)
        {
            ref readonly IlStep step = ref steps[next++];
            count++;
            switch (step.Op)
            {
                case IlOp.Nop or IlOp.Castclass: break;
                case IlOp.Ldarg: s[top++] = s[bottom + step.Index]; break;
                case IlOp.Starg: s[bottom + step.Index] = s[--top]; break;
                case IlOp.Ldarga: s[top++] = new IlValue(new IlAddress(s, bottom + step.Index)); break;
                case IlOp.Ldloc: s[top++] = s[locals + step.Index]; break;
                case IlOp.Stloc: s[locals + step.Index] = s[--top]; break;
                case IlOp.Ldloca: s[top++] = new IlValue(new IlAddress(s, locals + step.Index)); break;
                case IlOp.LdcI4: s[top++].SetInt((int)step.Number); break;
                case IlOp.LdcI8: s[top++].SetLong(step.Number); break;
                case IlOp.Ldnull: s[top++] = default; break;
                case IlOp.Ldstr: s[top++] = new IlValue(""); break;
                case IlOp.Ldtoken: s[top++].SetInt(step.Index); break;
                case IlOp.Dup: s[top] = s[top - 1]; top++; break;
                case IlOp.Pop: top--; break;
                case IlOp.Add: top--; s[top - 1].Set(s[top - 1].Number + s[top].Number); break;
                case IlOp.Sub: top--; s[top - 1].Set(s[top - 1].Number - s[top].Number); break;
                case IlOp.Mul: top--; s[top - 1].Set(s[top - 1].Number * s[top].Number); break;
                case IlOp.Div: top--; s[top - 1].Set(s[top - 1].Number / s[top].Number); break;
                case IlOp.Rem: top--; s[top - 1].Set(s[top - 1].Number % s[top].Number); break;
                case IlOp.And: top--; s[top - 1].Set(s[top - 1].Number & s[top].Number); break;
                case IlOp.Or: top--; s[top - 1].Set(s[top - 1].Number | s[top].Number); break;
                case IlOp.Xor: top--; s[top - 1].Set(s[top - 1].Number ^ s[top].Number); break;
                case IlOp.Shl: top--; s[top - 1].Set(s[top - 1].IsLong ? s[top - 1].Number << (int)s[top].Number : (int)s[top - 1].Number << (int)s[top].Number); break;
                case IlOp.Shr: top--; s[top - 1].Set(s[top - 1].IsLong ? s[top - 1].Number >> (int)s[top].Number : (int)s[top - 1].Number >> (int)s[top].Number); break;
                case IlOp.Neg: s[top - 1].Set(-s[top - 1].Number); break;
                case IlOp.Not: s[top - 1].Set(~s[top - 1].Number); break;
                case IlOp.ConvI1: s[top - 1].SetInt((sbyte)s[top - 1].Number); break;
                case IlOp.ConvU1: s[top - 1].SetInt((byte)s[top - 1].Number); break;
                case IlOp.ConvI2: s[top - 1].SetInt((short)s[top - 1].Number); break;
                case IlOp.ConvU2: s[top - 1].SetInt((ushort)s[top - 1].Number); break;
                case IlOp.ConvI4: s[top - 1].SetInt((int)s[top - 1].Number); break;
                case IlOp.ConvI8: s[top - 1].SetLong(s[top - 1].Number); break;
                case IlOp.Ceq: top--; s[top - 1].SetInt(Same(s[top - 1], s[top]) ? 1 : 0); break;
                case IlOp.Cgt: top--; s[top - 1].SetInt(s[top - 1].Number > s[top].Number ? 1 : 0); break;
                case IlOp.CgtUn: top--; s[top - 1].SetInt(Above(s[top - 1], s[top]) ? 1 : 0); break;
                case IlOp.Clt: top--; s[top - 1].SetInt(s[top - 1].Number < s[top].Number ? 1 : 0); break;
                case IlOp.CltUn: top--; s[top - 1].SetInt(Above(s[top], s[top - 1]) ? 1 : 0); break;
                case IlOp.Br: next = step.Index; break;
                case IlOp.Brtrue: if (s[--top].IsTrue) next = step.Index; break;
                case IlOp.Brfalse: if (!s[--top].IsTrue) next = step.Index; break;
                case IlOp.Beq: top -= 2; if (Same(s[top], s[top + 1])) next = step.Index; break;
                case IlOp.BneUn: top -= 2; if (!Same(s[top], s[top + 1])) next = step.Index; break;
                case IlOp.Bge: top -= 2; if (s[top].Number >= s[top + 1].Number) next = step.Index; break;
                case IlOp.BgeUn: top -= 2; if (!Above(s[top + 1], s[top])) next = step.Index; break;
                case IlOp.Bgt: top -= 2; if (s[top].Number > s[top + 1].Number) next = step.Index; break;
                case IlOp.BgtUn: top -= 2; if (Above(s[top], s[top + 1])) next = step.Index; break;
                case IlOp.Ble: top -= 2; if (s[top].Number <= s[top + 1].Number) next = step.Index; break;
                case IlOp.BleUn: top -= 2; if (!Above(s[top], s[top + 1])) next = step.Index; break;
                case IlOp.Blt: top -= 2; if (s[top].Number < s[top + 1].Number) next = step.Index; break;
                case IlOp.BltUn: top -= 2; if (Above(s[top + 1], s[top])) next = step.Index; break;
                case IlOp.Switch: next = Choose((int[])step.Target!, s[--top].Number, next); break;
                case IlOp.LdelemI1: top--; s[top - 1].SetInt(((sbyte[])s[top - 1].Reference!)[(int)s[top].Number]); break;
                case IlOp.LdelemU1: top--; s[top - 1].SetInt(((byte[])s[top - 1].Reference!)[(int)s[top].Number]); break;
                case IlOp.LdelemI2: top--; s[top - 1].SetInt(((short[])s[top - 1].Reference!)[(int)s[top].Number]); break;
                case IlOp.LdelemU2: top--; s[top - 1].SetInt(((ushort[])s[top - 1].Reference!)[(int)s[top].Number]); break;
                case IlOp.LdelemI4: top--; s[top - 1].SetInt(((int[])s[top - 1].Reference!)[(int)s[top].Number]); break;
                case IlOp.LdelemI8: top--; s[top - 1].SetLong(((long[])s[top - 1].Reference!)[(int)s[top].Number]); break;
                case IlOp.LdelemRef: top--; s[top - 1] = new IlValue(((object?[])s[top - 1].Reference!)[(int)s[top].Number]); break;
                case IlOp.StelemI1: top -= 3; StoreByte(s[top].Reference!, (int)s[top + 1].Number, s[top + 2].Number); break;
                case IlOp.StelemI2: top -= 3; StoreShort(s[top].Reference!, (int)s[top + 1].Number, s[top + 2].Number); break;
                case IlOp.StelemI4: top -= 3; ((int[])s[top].Reference!)[(int)s[top + 1].Number] = (int)s[top + 2].Number; break;
                case IlOp.StelemI8: top -= 3; ((long[])s[top].Reference!)[(int)s[top + 1].Number] = s[top + 2].Number; break;
                case IlOp.StelemRef: top -= 3; ((object?[])s[top].Reference!)[(int)s[top + 1].Number] = s[top + 2].Reference; break;
                case IlOp.LdindI1 or IlOp.LdindU1 or IlOp.LdindI2 or IlOp.LdindU2 or IlOp.LdindI4 or IlOp.LdindI8 or IlOp.LdindRef: s[top - 1] = Read(s[top - 1].Reference!); break;
                case IlOp.StindI1 or IlOp.StindI2 or IlOp.StindI4 or IlOp.StindI8 or IlOp.StindRef: top -= 2; Write(s[top].Reference!, s[top + 1]); break;
                case IlOp.Ldelema: top--; s[top - 1] = new IlValue(new IlElement((Array)s[top - 1].Reference!, (int)s[top].Number)); break;
                case IlOp.Ldlen: s[top - 1].SetInt(((Array)s[top - 1].Reference!).Length); break;
                case IlOp.Newarr: s[top - 1] = new IlValue(NewArray((string)step.Target!, (int)s[top - 1].Number)); break;
                case IlOp.Ldsfld: s[top++] = _program.Statics[step.Index]; break;
                case IlOp.Stsfld: _program.Statics[step.Index] = s[--top]; break;
                case IlOp.Ldsflda: s[top++] = new IlValue(new IlAddress(_program.Statics, step.Index)); break;
                case IlOp.Ldfld: s[top - 1] = ((IlObject)s[top - 1].Reference!).Fields[step.Index]; break;
                case IlOp.Stfld: top -= 2; ((IlObject)s[top].Reference!).Fields[step.Index] = s[top + 1]; break;
                case IlOp.Ldflda: s[top - 1] = new IlValue(new IlAddress(((IlObject)s[top - 1].Reference!).Fields, step.Index)); break;
                case IlOp.Call: top = Invoke((IlMethod)step.Target!, top - ((IlMethod)step.Target!).Arguments, byClass: false); break;
                case IlOp.Callvirt: top = Invoke((IlMethod)step.Target!, top - ((IlMethod)step.Target!).Arguments, byClass: true); break;
                case IlOp.Newobj: top = Construct((IlMethod)step.Target!, top); break;
                case IlOp.Throw: throw new InvalidOperationException($"{method.Name} throws {s[top - 1].Reference}");
                case IlOp.Ret:
                    if (method.Returns)
                        s[bottom] = s[top - 1];
                    Opcodes += count;
                    method.Count(count, Opcodes - before, Calls - calls);
                    return;
                default: throw new NotSupportedException($"{method.Name}: {step.Op}");
            }
        }
    }

    private static bool Same(in IlValue a, in IlValue b) => a.Number == b.Number && (a.IsLong || b.IsLong || a.Reference == b.Reference);

    // Unsigned, in the width of the operands; references compare with null this way.
    private static bool Above(in IlValue a, in IlValue b) => a.Reference is not null && !a.IsLong ? b.Reference is null
        : a.IsLong ? (ulong)a.Number > (ulong)b.Number : (uint)a.Number > (uint)b.Number;

    private static int Choose(int[] targets, long value, int otherwise) => value >= 0 && value < targets.Length ? targets[value] : otherwise;

    private static IlValue Read(object address) => address is IlAddress place ? place.Store[place.Index] : Read(((IlElement)address).Array, ((IlElement)address).Index);

    private static IlValue Read(Array array, int index) => array switch
    {
        int[] ints => new IlValue(ints[index]),
        long[] longs => new IlValue(longs[index]),
        short[] shorts => new IlValue((int)shorts[index]),
        sbyte[] bytes => new IlValue((int)bytes[index]),
        _ => throw new NotSupportedException($"address of an element of {array}"),
    };

    private static void Write(object address, in IlValue value)
    {
        if (address is IlAddress place)
            place.Store[place.Index] = value;
        else if (address is IlElement { Array: int[] ints } element)
            ints[element.Index] = (int)value.Number;
        else if (address is IlElement { Array: long[] longs } wide)
            longs[wide.Index] = value.Number;
        else if (address is IlElement { Array: short[] } narrow)
            StoreShort(narrow.Array, narrow.Index, value.Number);
        else
            StoreByte(((IlElement)address).Array, ((IlElement)address).Index, value.Number);
    }

    private static void StoreByte(object array, int index, long value)
    {
        if (array is sbyte[] signed && array.GetType() == typeof(sbyte[]))
            signed[index] = (sbyte)value;
        else
            ((byte[])array)[index] = (byte)value;
    }

    private static void StoreShort(object array, int index, long value)
    {
        if (array is short[] signed && array.GetType() == typeof(short[]))
            signed[index] = (short)value;
        else
            ((ushort[])array)[index] = (ushort)value;
    }
}
