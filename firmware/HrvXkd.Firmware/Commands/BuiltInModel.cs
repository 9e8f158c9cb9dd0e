using HrvXkd.Core;
using HrvXkd.Model;

namespace HrvXkd.Firmware.Commands;

/// <summary>The student a program carries, and what must be said about it wherever its risk is shown.</summary>
/// <param name="Model">The student.</param>
/// <param name="Cohort">The cohort it was trained on; "untrained" for random weights.</param>
/// <param name="Sha256">Hash of the ONNX file it was emitted from.</param>
internal sealed record BuiltInModel(IRiskModel Model, string Cohort, string Sha256)
{
    private const string Untrained = "untrained";

    /// <summary>One sentence on what the risk rests on.</summary>
    public string Origin => Cohort == Untrained
        ? "The built-in model is untrained: its weights are random and its risk means nothing."
        : $"The built-in model was trained on the {Cohort} cohort.";

    /// <summary>The student emitted into HrvXkd.Model.</summary>
    /// <returns>A new one.</returns>
    public static BuiltInModel Create() => new(new StudentModel(), StudentModel.Cohort, StudentModel.ModelSha256);
}
