namespace HrvXkd.CodeGen.Emit;

/// <summary>Form of the emitted class.</summary>
public enum EmitTarget
{
    /// <summary>Tables and one call into HrvXkd.Core a layer: small, and fast where code is compiled.</summary>
    DotNet,

    /// <summary>Straight lines with literals and packed lanes: for an interpreter, where constants in tables cost RAM and every array access time.</summary>
    Nano,
}
