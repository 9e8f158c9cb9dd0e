using System.Globalization;
using System.Reflection.Emit;

namespace HrvXkd.NanoCode;

/// <summary>An instruction that is ready to run.</summary>
/// <param name="Op">Opcode.</param>
/// <param name="Index">Index of an argument, local, field or instruction, or a token.</param>
/// <param name="Number">A constant.</param>
/// <param name="Target">A method, the targets of a switch.</param>
internal readonly record struct IlStep(IlOp Op, int Index, long Number, object? Target)
{
    private static readonly Dictionary<string, IlOp> Ops = Enum.GetValues<IlOp>().ToDictionary(op => op.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the instructions of a body ready, apart from what tokens stand for.</summary>
    public static IlStep[] Read(byte[] code)
    {
        Instruction[] instructions = [.. Instruction.Decode(code)];
        Dictionary<int, int> at = instructions.Select((instruction, index) => (instruction.At, index)).ToDictionary(pair => pair.At, pair => pair.index);
        return Array.ConvertAll(instructions, instruction => Read(instruction, code, at));
    }

    private static IlStep Read(Instruction instruction, byte[] code, Dictionary<int, int> at)
    {
        string name = instruction.Code.Name!, stem = name.Split('.')[0];
        int operand = instruction.Operand, next = operand + 4;
        return instruction.Code.OperandType switch
        {
            _ when stem is "ldarg" or "ldloc" or "stloc" or "starg" or "ldarga" or "ldloca" => new IlStep(Ops[stem], Place(name, code, operand), 0, null),
            _ when name == "ldc.i8" => new IlStep(IlOp.LdcI8, 0, BitConverter.ToInt64(code, operand), null),
            _ when stem == "ldc" => new IlStep(IlOp.LdcI4, 0, Constant(name, code, operand), null),
            OperandType.ShortInlineBrTarget => new IlStep(Find(name[..^2]), at[operand + 1 + (sbyte)code[operand]], 0, null),
            OperandType.InlineBrTarget => new IlStep(Find(name), at[next + BitConverter.ToInt32(code, operand)], 0, null),
            OperandType.InlineSwitch => new IlStep(IlOp.Switch, 0, 0, Targets(code, operand, at)),
            OperandType.InlineNone => new IlStep(Find(name), 0, 0, null),
            _ => new IlStep(Find(name), BitConverter.ToInt32(code, operand), 0, null),
        };
    }

    private static int[] Targets(byte[] code, int operand, Dictionary<int, int> at)
    {
        int count = BitConverter.ToInt32(code, operand), end = operand + 4 + (4 * count);
        return [.. Enumerable.Range(1, count).Select(i => at[end + BitConverter.ToInt32(code, operand + (4 * i))])];
    }

    private static IlOp Find(string name) => Ops.TryGetValue(name.Replace(".", "", StringComparison.Ordinal), out IlOp op) && op != IlOp.Unknown
        ? op
        : throw new NotSupportedException($"opcode {name}");

    private static int Place(string name, byte[] code, int operand) => name[^2] != '.' ? BitConverter.ToInt16(code, operand)
        : name[^1] == 's' ? code[operand] : name[^1] - '0';

    private static int Constant(string name, byte[] code, int operand) => name switch
    {
        "ldc.i4" => BitConverter.ToInt32(code, operand),
        "ldc.i4.s" => (sbyte)code[operand],
        _ when name.EndsWith("m1", StringComparison.OrdinalIgnoreCase) => -1,
        _ => int.Parse(name.AsSpan(7), CultureInfo.InvariantCulture),
    };
}
