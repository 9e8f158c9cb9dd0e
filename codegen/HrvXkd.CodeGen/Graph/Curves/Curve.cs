namespace HrvXkd.CodeGen.Graph.Curves;

/// <summary>A function of one number: a list of operations, each on the argument, earlier results or constants.</summary>
/// <param name="Steps">Operations in order; the last one is the result. Operand 0 is the argument, operand i the result of step i - 1.</param>
internal sealed record Curve(IReadOnlyList<CurveStep> Steps)
{
    /// <summary>The value at a point.</summary>
    public double At(double x)
    {
        double[] values = new double[Steps.Count + 1];
        values[0] = x;
        for (int i = 0; i < Steps.Count; i++)
            values[i + 1] = Steps[i].Apply(values);
        return values[^1];
    }
}
