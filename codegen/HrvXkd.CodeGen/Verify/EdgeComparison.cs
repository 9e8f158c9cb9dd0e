using System.Text.Json.Serialization;

namespace HrvXkd.CodeGen.Verify;

/// <summary>One inner edge: the integer reference against OnnxRuntime's QDQ graph.</summary>
/// <param name="Name">Name in the trainer.</param>
/// <param name="Format">int8 or q16 with shape, of one vector.</param>
/// <param name="SqnrDb">Signal to difference, dB; at most 200.</param>
/// <param name="MaxAbs">Largest absolute difference.</param>
/// <param name="Elements">Elements compared.</param>
/// <param name="StepsOff">int8 edges: elements that differ by a step or more.</param>
/// <param name="OwnSteps">int8 edges: elements that differ even if the layer is given OnnxRuntime's own inputs; the rest is inherited.</param>
/// <param name="Step">Value of one step.</param>
/// <param name="OwnMax">Largest difference if the layer is given OnnxRuntime's own inputs.</param>
/// <param name="TieDistance">
/// Largest distance of <paramref name="OwnSteps"/> elements from the middle between two steps, in steps, measured on what OnnxRuntime
/// quantizes; 0 if there are none, NaN if OnnxRuntime shows no such number.
/// </param>
public sealed record EdgeComparison(string Name, string Format, double SqnrDb, double MaxAbs, int Elements, int StepsOff, int OwnSteps, double Step, double OwnMax, double TieDistance)
{
    /// <summary>A number this near the middle between two steps is a tie: floats summed in another order may fall on either side.</summary>
    public const double TieWidth = 0.01;

    /// <summary>True if each element that this layer itself makes otherwise is a tie.</summary>
    [JsonIgnore]
    public bool OnlyTies => TieDistance <= TieWidth;

    /// <summary>Where the difference comes from.</summary>
    public string Reason => Format.StartsWith("int8", StringComparison.Ordinal) ? NarrowReason : OwnMax == 0
        ? MaxAbs == 0 ? "" : "inherited"
        : FormattableString.Invariant($"its own arithmetic: at most {OwnMax / Step:F1} steps of 2^-16");

    private string NarrowReason => OwnSteps == 0
        ? StepsOff == 0 ? "" : "inherited"
        : OnlyTies ? FormattableString.Invariant($"{OwnSteps} {(OwnSteps == 1 ? "tie" : "ties")}, within {TieDistance:G2} of a half step")
        : double.IsNaN(TieDistance) ? FormattableString.Invariant($"{OwnSteps} by itself")
        : FormattableString.Invariant($"{OwnSteps} by itself, up to {TieDistance:G2} steps from a tie");
}
