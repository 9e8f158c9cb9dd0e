using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Elementwise operation of two Q16.16 edges: y[i] = a[i] op b[i mod period].</summary>
public sealed class BinaryNode : Node
{
    private BinaryNode(string name, BinaryOperation operation, Edge a, Edge b, Edge output) : base(name, [a, b], output) => Operation = operation;

    /// <inheritdoc/>
    public override string Kind => Operation.ToString().ToLowerInvariant();

    /// <summary>What is done.</summary>
    public BinaryOperation Operation { get; }

    /// <summary>Elements of the second operand.</summary>
    public int Period => Inputs[1].Count;

    /// <summary>The operation on two elements.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="a">Q16.16.</param>
    /// <param name="b">Q16.16.</param>
    /// <returns>Q16.16.</returns>
    public static int Apply(BinaryOperation operation, int a, int b) => operation switch
    {
        BinaryOperation.Add => FixedPoint.Saturate((long)a + b),
        BinaryOperation.Subtract => FixedPoint.Saturate((long)a - b),
        BinaryOperation.Multiply => FixedPoint.Multiply(a, b),
        _ => FixedPoint.Divide(a, b),
    };

    internal static BinaryNode Create(string name, BinaryOperation operation, Edge a, Edge b) =>
        new(name, operation, a, b, Edge.Q16(name, a.Shape, Range(operation, a.Range, b.Range)));

    private static Interval Range(BinaryOperation operation, Interval a, Interval b)
    {
        // Monotone in each operand where b does not change sign; a quotient's extremes lie at b's ends or beside zero.
        long[] divisors = operation == BinaryOperation.Divide ? [.. new[] { b.Low, b.High, -1, 0, 1 }.Where(x => x >= b.Low && x <= b.High)] : [b.Low, b.High];
        long[] corners = [.. divisors.SelectMany(y => new long[] { Apply(operation, (int)a.Low, (int)y), Apply(operation, (int)a.High, (int)y) })];
        return new Interval(corners.Min(), corners.Max());
    }
}
