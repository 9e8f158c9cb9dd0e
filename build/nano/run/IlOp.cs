namespace HrvXkd.NanoCode;

/// <summary>Opcodes with their short forms and built-in operands made one; ECMA-335 III.</summary>
internal enum IlOp
{
    /// <summary>No other: decoding fails, with its name.</summary>
    Unknown,
    Nop, Ldarg, Starg, Ldarga, Ldloc, Stloc, Ldloca, LdcI4, LdcI8, Ldnull, Ldstr, Ldtoken, Dup, Pop,
    Add, Sub, Mul, Div, Rem, And, Or, Xor, Shl, Shr, Neg, Not,
    ConvI1, ConvU1, ConvI2, ConvU2, ConvI4, ConvI8,
    Ceq, Cgt, CgtUn, Clt, CltUn,
    Br, Brtrue, Brfalse, Beq, BneUn, Bge, BgeUn, Bgt, BgtUn, Ble, BleUn, Blt, BltUn, Switch,
    LdelemI1, LdelemU1, LdelemI2, LdelemU2, LdelemI4, LdelemI8, LdelemRef,
    StelemI1, StelemI2, StelemI4, StelemI8, StelemRef,
    LdindI1, LdindU1, LdindI2, LdindU2, LdindI4, LdindI8, LdindRef, StindI1, StindI2, StindI4, StindI8, StindRef,
    Ldelema, Castclass, Ldlen, Newarr, Ldsfld, Stsfld, Ldfld, Stfld, Ldflda, Ldsflda, Call, Callvirt, Newobj, Throw, Ret,
}
