namespace HrvXkd.CodeGen.Verify;

/// <summary>What a verification must show to pass.</summary>
public sealed record VerifyOptions
{
    /// <summary>Logit above which the decision is "at risk".</summary>
    public double DecisionLogit { get; init; }

    /// <summary>Most decisions that the integer program may flip against the float model, percent.</summary>
    public double? MaxFlipsPercent { get; init; }

    /// <summary>Least ratio of the logit to its difference from the float model, dB.</summary>
    public double? MinSqnrDb { get; init; }

    /// <summary>
    /// Largest RMSE against OnnxRuntime's QDQ graph, percent of the logit's spread. The two differ where a value lies between two int8
    /// steps: OnnxRuntime rounds half to even in float, the integer program half up; such an element is one step off.
    /// </summary>
    public double MaxQdqRmsePercent { get; init; } = 2;

    /// <summary>Vectors used for the comparison of inner edges.</summary>
    public int EdgeVectors { get; init; } = 256;

    /// <summary>True to turn each quantizer on alone and off alone: two runs of OnnxRuntime for each.</summary>
    public bool StudyQuantizers { get; init; }

    /// <summary>Vectors used for the study of quantizers.</summary>
    public int QuantizerVectors { get; init; } = 1000;

    /// <summary>0 or 1 for each vector, or null: adds AUC, Brier score and calibration error.</summary>
    public IReadOnlyList<byte>? Labels { get; init; }
}
