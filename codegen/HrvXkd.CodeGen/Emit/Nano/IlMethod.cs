using System.Reflection.Metadata;
using HrvXkd.NanoCode;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>A decoded method body.</summary>
/// <param name="Code">The bytes.</param>
/// <param name="Instructions">Instructions in order.</param>
/// <param name="IndexAt">Index of the instruction at an offset.</param>
/// <param name="Locals">Initial locals.</param>
internal sealed record IlMethod(byte[] Code, Instruction[] Instructions, Dictionary<int, int> IndexAt, IlValue[] Locals)
{
    /// <summary>Reads a body.</summary>
    public static IlMethod Read(MetadataReader metadata, MethodBodyBlock body)
    {
        byte[] code = body.GetILBytes() ?? [];
        Instruction[] instructions = [.. Instruction.Decode(code)];
        string[] locals = body.LocalSignature.IsNil
            ? []
            : [.. metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new SignatureNames(metadata), null)];
        return new IlMethod(
            code,
            instructions,
            instructions.Select((instruction, index) => (instruction.At, index)).ToDictionary(pair => pair.At, pair => pair.index),
            Array.ConvertAll(locals, type => type == "Int64" ? new IlValue(0L) : new IlValue(0)));
    }
}
