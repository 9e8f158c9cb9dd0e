namespace HrvXkd.CodeGen.Graph;

/// <summary>How the integers on an edge stand for numbers.</summary>
public enum EdgeKind
{
    /// <summary>8 bits; a number is the integer times the edge's scale; zero point 0.</summary>
    Int8,

    /// <summary>32 bits, Q16.16, saturating.</summary>
    Q16,
}
