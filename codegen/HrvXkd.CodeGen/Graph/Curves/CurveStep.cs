namespace HrvXkd.CodeGen.Graph.Curves;

/// <summary>One operation of a curve.</summary>
/// <param name="OpType">ONNX operator; GeluTanh is Gelu with approximate = tanh.</param>
/// <param name="Left">Operand: an index, or a constant if null.</param>
/// <param name="Right">Second operand of a binary operator: an index, or a constant if null.</param>
/// <param name="Constant">The constant.</param>
internal sealed record CurveStep(string OpType, int? Left, int? Right, double Constant)
{
    /// <summary>Applies it.</summary>
    public double Apply(double[] values)
    {
        double a = Left is { } left ? values[left] : Constant, b = Right is { } right ? values[right] : Constant;
        return OpType switch
        {
            "Add" => a + b,
            "Sub" => a - b,
            "Mul" => a * b,
            "Div" => a / b,
            "Pow" => RealFunctions.Power(a, b),
            "Neg" => -a,
            "Exp" => RealFunctions.Exp(a),
            "Erf" => RealFunctions.Erf(a),
            "Tanh" => RealFunctions.Tanh(a),
            "Sigmoid" => RealFunctions.Sigmoid(a),
            "Gelu" => RealFunctions.Gelu(a),
            "GeluTanh" => RealFunctions.GeluTanh(a),
            _ => throw new InvalidOperationException(OpType),
        };
    }
}
