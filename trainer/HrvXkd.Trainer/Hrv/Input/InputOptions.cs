using HrvXkd.Data.RrLists;

namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>What is read and how.</summary>
/// <param name="Path">RR list, or WFDB record with or without .hea.</param>
/// <param name="Unit">Unit of a list.</param>
/// <param name="SampleRateHz">Samples per second, for <see cref="ListUnit.Samples"/>.</param>
/// <param name="Column">Column of a list: number from 1, or name; null for the only one.</param>
/// <param name="IsTimes">True for beat times, false for intervals, null to tell them apart.</param>
/// <param name="Annotator">Annotation file of a record, or null to find its beats.</param>
/// <param name="NormalBeats">Mnemonics of the beats that bound an interval to use, or null for all.</param>
/// <param name="Lead">Signal of a record, 1 is the first; null for the first ECG lead.</param>
/// <param name="CleanPercent">Largest difference from the neighbours, percent; null to leave all in.</param>
internal sealed record InputOptions(
    string Path,
    ListUnit Unit = ListUnit.Auto,
    double? SampleRateHz = null,
    string? Column = null,
    bool? IsTimes = null,
    string? Annotator = null,
    string? NormalBeats = "N",
    int? Lead = null,
    double? CleanPercent = null);
