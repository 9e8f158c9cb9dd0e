namespace HrvXkd.CodeGen.Graph;

/// <summary>Elementwise operations of two edges.</summary>
public enum BinaryOperation
{
    /// <summary>a + b, saturating.</summary>
    Add,

    /// <summary>a - b, saturating.</summary>
    Subtract,

    /// <summary>a * b, rounded half up, saturating.</summary>
    Multiply,

    /// <summary>a / b, rounded half away from zero, saturating; 0 where b is 0.</summary>
    Divide,
}
