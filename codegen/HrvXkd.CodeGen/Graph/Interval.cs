namespace HrvXkd.CodeGen.Graph;

/// <summary>Integers that can occur on an edge or in an accumulator.</summary>
/// <param name="Low">Lowest.</param>
/// <param name="High">Highest.</param>
public readonly record struct Interval(long Low, long High)
{
    /// <summary>Every int.</summary>
    public static Interval Int32 { get; } = new(int.MinValue, int.MaxValue);

    /// <summary>Every sbyte.</summary>
    public static Interval Int8 { get; } = new(sbyte.MinValue, sbyte.MaxValue);

    /// <summary>Largest absolute value.</summary>
    public long Magnitude => Math.Max(Math.Abs(Low), Math.Abs(High));

    /// <summary>The interval saturated to int.</summary>
    public Interval Saturated => new(Math.Clamp(Low, int.MinValue, int.MaxValue), Math.Clamp(High, int.MinValue, int.MaxValue));

    /// <summary>Smallest interval that holds both.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The hull.</returns>
    public Interval Hull(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));
}
