using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace HrvXkd.NanoCode;

/// <summary>One instruction of a method body.</summary>
/// <param name="Code">Opcode.</param>
/// <param name="Token">Metadata token, or 0 where the operand is none.</param>
/// <param name="At">Offset of the opcode.</param>
/// <param name="Operand">Offset of the operand.</param>
internal readonly record struct Instruction(OpCode Code, int Token, int At, int Operand)
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Decodes a body; ECMA-335 III.1.2.</summary>
    public static IEnumerable<Instruction> Decode(byte[] body)
    {
        int at = 0;
        while (at < body.Length)
        {
            short value = body[at] == 0xFE ? (short)((body[at] << 8) | body[at + 1]) : body[at];
            int start = at;
            OpCode code = Codes[value];
            at += code.Size;
            int token = IsToken(code) ? BitConverter.ToInt32(body, at) : 0;
            int operand = at;
            at += OperandSize(code, body, at);
            yield return new Instruction(code, token, start, operand);
        }
    }

    private static bool IsToken(OpCode code) => code.OperandType
        is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineSig;

    private static int OperandSize(OpCode code, byte[] body, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, at),
        _ => 4,
    };
}

/// <summary>One method of a scanned assembly.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="IsConstructor">True for instance and static constructors.</param>
/// <param name="IsFactory">True for a static method that returns its own type: it stands for a constructor.</param>
/// <param name="DeclaringType">Token of the type.</param>
/// <param name="Size">Bytes of IL.</param>
/// <param name="MaxStack">Evaluation stack.</param>
/// <param name="Locals">Number of locals.</param>
/// <param name="Instructions">The body.</param>
internal sealed record ScannedMethod(
    string Name, bool IsConstructor, bool IsFactory, int DeclaringType, int Size, int MaxStack, int Locals, IReadOnlyList<Instruction> Instructions)
{
    public static IEnumerable<ScannedMethod> Read(MetadataReader metadata, Func<int, MethodBodyBlock> bodyAt)
    {
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            MethodBodyBlock body = bodyAt(method.RelativeVirtualAddress);
            TypeDefinitionHandle type = method.GetDeclaringType();
            string typeName = metadata.GetString(metadata.GetTypeDefinition(type).Name);
            string name = metadata.GetString(method.Name);
            byte[] code = body.GetILBytes() ?? [];
            yield return new ScannedMethod(
                $"{typeName}.{name}",
                name is ".ctor" or ".cctor",
                ReturnsItself(metadata, method, typeName),
                MetadataTokens.GetToken(type),
                code.Length,
                body.MaxStack,
                CountLocals(metadata, body),
                [.. Instruction.Decode(code)]);
        }
    }

    private static bool ReturnsItself(MetadataReader metadata, MethodDefinition method, string typeName) =>
        method.Attributes.HasFlag(MethodAttributes.Static)
        && method.DecodeSignature(new SignatureNames(metadata), null).ReturnType == typeName;

    private static int CountLocals(MetadataReader metadata, MethodBodyBlock body) => body.LocalSignature.IsNil
        ? 0
        : metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new SignatureNames(metadata), null).Length;
}
