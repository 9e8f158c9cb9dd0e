using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Tests.Data;

/// <summary>Prepared cohorts made by hand.</summary>
internal static class Windows
{
    /// <summary>One recording a string: character i is window i, v valid, anything else masked.</summary>
    public static PreparedCohort Prepared(params string[] recordings)
    {
        Recording[] cohort = recordings
            .Select((_, i) => new Recording($"r{i}", $"g{i / 2}", i % 2 == 1) { Ecg = new EcgSignal(250, 1000, () => throw new IOException("no signal")) })
            .ToArray();
        List<WindowRow> windows = [];
        for (int recording = 0; recording < recordings.Length; recording++)
            for (int index = 0; index < recordings[recording].Length; index++)
                windows.Add(Window(recording, index, recordings[recording][index] == 'v'));
        return new PreparedCohort(new Cohort("made", true, WindowProfile.Short(), cohort), windows, 12345, 678, 90.5);
    }

    private static WindowRow Window(int recording, int index, bool valid)
    {
        int[] features = new int[Sequence.Features];
        for (int i = 0; i < features.Length; i++)
            features[i] = valid ? (recording * 100 + index * 10 + i) * 4099 - 70_001 : -1;
        return new WindowRow(recording, index, valid, valid ? 97 : 12, features);
    }
}
