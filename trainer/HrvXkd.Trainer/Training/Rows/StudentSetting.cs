using System.Globalization;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>What inner folds may choose of a student.</summary>
/// <param name="Width">Width of a token.</param>
/// <param name="Loss">Shares of the loss.</param>
internal sealed record StudentSetting(int Width, DistillationWeights Loss)
{
    /// <summary>For the report.</summary>
    /// <param name="epochs">Epochs chosen.</param>
    public string Describe(int epochs) => Loss.Lambda == 0
        ? string.Create(CultureInfo.InvariantCulture, $"width {Width}, epochs {epochs}")
        : string.Create(CultureInfo.InvariantCulture, $"width {Width}, lambda {Loss.Lambda}, T {Loss.Temperature}, beta {Loss.Beta}, epochs {epochs}");
}
