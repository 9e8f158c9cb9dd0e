namespace HrvXkd.CodeGen.Quantization;

/// <summary>How the range of an activation is chosen from its values on the calibration vectors; what lies beyond is clipped.</summary>
public enum RangeRule
{
    /// <summary>The largest absolute value: nothing is clipped.</summary>
    MinMax,

    /// <summary>The value below which 99.99 % of absolute values lie.</summary>
    Percentile,

    /// <summary>The range with the least mean squared error of rounding and clipping.</summary>
    MeanSquare,

    /// <summary>The range whose quantized distribution tells most about the true one (Kullback-Leibler divergence; Migacz 2017).</summary>
    Entropy,
}
