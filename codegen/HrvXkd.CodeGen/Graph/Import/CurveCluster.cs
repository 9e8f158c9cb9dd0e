using HrvXkd.CodeGen.Graph.Curves;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Operators that make one function of one edge.</summary>
/// <param name="Argument">The edge.</param>
/// <param name="Nodes">The operators, in order.</param>
/// <param name="Curve">The function.</param>
/// <param name="Fit">Its integers for a Q16.16 argument.</param>
internal sealed record CurveCluster(string Argument, OnnxNode[] Nodes, Curve Curve, CurveFit Fit);
