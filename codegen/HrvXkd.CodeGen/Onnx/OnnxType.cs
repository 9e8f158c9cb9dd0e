namespace HrvXkd.CodeGen.Onnx;

/// <summary>Element types, with the numbers of the ONNX format.</summary>
public enum OnnxType
{
    /// <summary>Not given.</summary>
    Undefined = 0,

    /// <summary>32-bit float.</summary>
    Float = 1,

    /// <summary>8-bit unsigned.</summary>
    UInt8 = 2,

    /// <summary>8-bit signed.</summary>
    Int8 = 3,

    /// <summary>32-bit signed.</summary>
    Int32 = 6,

    /// <summary>64-bit signed.</summary>
    Int64 = 7,
}
