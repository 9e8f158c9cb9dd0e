// What the device writes into annotation files, in the codes that every WFDB program shows.
using HrvXkd.Core.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>An annotation at a sample of the whole recording.</summary>
/// <param name="Sample">Sample since the start of the recording.</param>
/// <param name="Code">MIT annotation code.</param>
/// <param name="Quality">Number of the annotation: a beat's quality, 0..100.</param>
/// <param name="Text">Auxiliary text, or empty.</param>
public readonly record struct DeviceAnnotation(long Sample, int Code, int Quality, string Text)
{
    /// <summary>A beat.</summary>
    /// <param name="sample">Its R peak.</param>
    /// <param name="quality">0..100.</param>
    /// <param name="beatClass">Its class.</param>
    /// <returns>N, V or Q with the quality as its number.</returns>
    public static DeviceAnnotation Beat(long sample, int quality, BeatClass beatClass) => new(sample, beatClass switch
    {
        BeatClass.NormalLike => AnnotationCode.Normal,
        BeatClass.VentricularLike => AnnotationCode.VentricularPremature,
        _ => AnnotationCode.Unclassified,
    }, quality, "");

    /// <summary>A change of signal quality: electrodes off and on, saturation, samples lost.</summary>
    /// <param name="sample">Where it changes.</param>
    /// <param name="text">What it is now.</param>
    /// <returns>The annotation.</returns>
    public static DeviceAnnotation Signal(long sample, string text) => new(sample, AnnotationCode.Noise, 0, text);

    /// <summary>A remark, such as a window with its risk.</summary>
    /// <param name="sample">Where it belongs.</param>
    /// <param name="text">At most 255 bytes.</param>
    /// <returns>The annotation.</returns>
    public static DeviceAnnotation Note(long sample, string text) => new(sample, AnnotationCode.Note, 0, text);
}
