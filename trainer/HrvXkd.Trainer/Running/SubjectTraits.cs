using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
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
            [TraitNames.Source] = Sources(first),
            [TraitNames.Recorder] = Array.ConvertAll(first, r => r?.Ecg is { } ecg ? $"ECG at {ecg.SampleRateHz} Hz" : ""),
            [TraitNames.Sex] = Array.ConvertAll(first, r => r?.Sex switch { Sex.Female => "female", Sex.Male => "male", _ => "" }),
            [TraitNames.Age] = Array.ConvertAll(first, r => r?.AgeYears switch { null => "", < Young => "below 50 years", < Old => "50 to 64 years", _ => "65 years and above" }),
        };
    }

    // WFDB files do not say which database they are of; side by side in one folder, each lies in a folder of its own. Folders that hold a
    // subject or two are how one database is laid out.
    private static string[] Sources(Recording?[] first)
    {
        string[] folders = Array.ConvertAll(first, r => r is { Provenance.Kind: SourceKind.Wfdb } && r.Id.Split('/') is { Length: > 1 } path ? path[0] : "");
        int distinct = folders.Distinct(StringComparer.Ordinal).Count(folder => folder.Length > 0);
        bool tell = distinct * Stratum.Fewest <= folders.Count(folder => folder.Length > 0);
        return [.. first.Select((r, subject) => r?.Provenance is not { } from ? ""
            : tell && folders[subject].Length > 0 ? $"{SourceKinds.Name(from.Kind)} {folders[subject]}" : SourceKinds.Name(from.Kind))];
    }
}
