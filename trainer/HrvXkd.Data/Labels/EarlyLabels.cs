using HrvXkd.Core;

namespace HrvXkd.Data.Labels;

/// <summary>The label <c>early</c>: no hypertension so far, and whether it sets in within the horizon after the gap.</summary>
internal static class EarlyLabels
{
    /// <summary>Labels all windows of a recording.</summary>
    /// <param name="now">The label now of each window, by index.</param>
    /// <param name="profile">Length and stride.</param>
    /// <param name="rule">Gap and horizon.</param>
    /// <returns>For each window: true if the onset lies in the horizon; false if the horizon was watched and there is none; null if hypertension was
    /// there before, sets in within the gap, the window itself is unknown, or too little of the horizon was watched.</returns>
    public static bool?[] Of(IReadOnlyList<bool?> now, WindowProfile profile, HypertensionRule rule)
    {
        bool?[] early = new bool?[now.Count];
        int onset = 0;
        while (onset < now.Count && now[onset] != true)
            onset++;
        for (int i = 0; i < Math.Min(onset, now.Count); i++)
            if (now[i] == false)
                early[i] = Label(now, i, onset, profile, rule);
        return early;
    }

    private static bool? Label(IReadOnlyList<bool?> now, int last, int onset, WindowProfile profile, HypertensionRule rule)
    {
        double from = (double)last * profile.StrideSeconds + profile.LengthSeconds + rule.GapSeconds;
        double to = from + rule.HorizonSeconds;
        if (onset < now.Count && (double)onset * profile.StrideSeconds <= to)
            return (double)onset * profile.StrideSeconds > from ? true : null;
        int first = (int)Math.Floor(from / profile.StrideSeconds) + 1, end = (int)Math.Floor(to / profile.StrideSeconds);
        if (end < first || end >= now.Count)
            return null;
        int known = 0;
        for (int i = first; i <= end; i++)
            known += now[i] is null ? 0 : 1;
        return known >= rule.CoveredShare * (end - first + 1) ? false : null;
    }
}
