using HrvXkd.Data;
using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Running;

/// <summary>What subjects can be told apart by, so that results can be shown for each part.</summary>
internal static class SubjectTraits
{
    private const int Young = 50;
    private const int Old = 65;

    /// <summary>Values by key, one for each subject, empty where the source does not tell.</summary>
    /// <param name="cohort">What is known of the recordings.</param>
    /// <param name="data">Which subject each sequence is of.</param>
    public static IReadOnlyDictionary<string, string[]> Of(Cohort cohort, SequenceSet data)
    {
        Recording?[] first = new Recording?[data.Groups.Count];
        for (int s = data.Count - 1; s >= 0; s--)
            first[data.Group[s]] = cohort.Recordings[data.Recording[s]];
        return new SortedDictionary<string, string[]>(StringComparer.Ordinal)
        {
            [TraitNames.Source] = Array.ConvertAll(first, r => r?.Provenance is { } from ? SourceKinds.Name(from.Kind) : ""),
            [TraitNames.Recorder] = Array.ConvertAll(first, r => r?.Ecg is { } ecg ? $"ECG at {ecg.SampleRateHz} Hz" : ""),
            [TraitNames.Sex] = Array.ConvertAll(first, r => r?.Sex switch { Sex.Female => "female", Sex.Male => "male", _ => "" }),
            [TraitNames.Age] = Array.ConvertAll(first, r => r?.AgeYears switch { null => "", < Young => "below 50 years", < Old => "50 to 64 years", _ => "65 years and above" }),
        };
    }
}
