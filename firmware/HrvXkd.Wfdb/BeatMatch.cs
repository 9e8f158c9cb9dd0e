using HrvXkd.Wfdb.Internals;

namespace HrvXkd.Wfdb;

/// <summary>Which found beat belongs to which annotated one.</summary>
/// <param name="Reference">Annotated beats outside ventricular flutter, in order of time.</param>
/// <param name="ReferenceSeconds">Their times, seconds.</param>
/// <param name="Found">Time of the found beat of each, seconds, or null if it was missed.</param>
/// <param name="ExtraSeconds">Found beats outside ventricular flutter that belong to none, seconds.</param>
public sealed record BeatMatch(
    IReadOnlyList<Annotation> Reference,
    IReadOnlyList<double> ReferenceSeconds,
    IReadOnlyList<double?> Found,
    IReadOnlyList<double> ExtraSeconds)
{
    /// <summary>Matches in order of time: a pair within the tolerance is taken unless the later of the two is nearer to the next one.</summary>
    /// <param name="reference">Annotations of the record, in order of time.</param>
    /// <param name="foundSeconds">Times of found beats, seconds, ascending.</param>
    /// <param name="sampleRateHz">Frames per second of the annotations.</param>
    /// <param name="toleranceMs">Largest distance of a match, ms.</param>
    /// <returns>The matching, one to one.</returns>
    /// <exception cref="WfdbException">Rate or tolerance is not above 0, or the found beats are not ascending.</exception>
    public static BeatMatch Find(
        IReadOnlyList<Annotation> reference, IReadOnlyList<double> foundSeconds, double sampleRateHz, double toleranceMs)
    {
        Check(foundSeconds, sampleRateHz, toleranceMs);
        (List<Annotation> beats, List<(double On, double Off)> flutter) = Split(reference, sampleRateHz);
        double[] times = [.. beats.Select(beat => beat.Sample / sampleRateHz)];
        double?[] found = new double?[times.Length];
        List<double> extra = [];
        double tolerance = toleranceMs / 1000;
        int r = 0;
        int f = 0;
        while (r < times.Length || f < foundSeconds.Count)
        {
            double annotated = At(times, r);
            double time = At(foundSeconds, f);
            bool foundFirst = time < annotated;
            double distance = Math.Abs(time - annotated);
            double rival = foundFirst ? Math.Abs(annotated - At(foundSeconds, f + 1)) : Math.Abs(time - At(times, r + 1));
            if (distance <= tolerance && distance < rival)
                found[r++] = foundSeconds[f++];
            else if (foundFirst)
                extra.Add(foundSeconds[f++]);
            else
                r++;
        }

        extra.RemoveAll(time => flutter.Exists(episode => time >= episode.On && time <= episode.Off));
        return new BeatMatch(beats, times, found, extra);
    }

    private static double At(IReadOnlyList<double> times, int index) => index < times.Count ? times[index] : double.PositiveInfinity;

    private static (List<Annotation> Beats, List<(double On, double Off)> Flutter) Split(IReadOnlyList<Annotation> reference, double rate)
    {
        List<Annotation> beats = [];
        List<(double On, double Off)> flutter = [];
        double? on = null;
        foreach (Annotation annotation in reference)
        {
            if (annotation.Code == AnnotationCode.FlutterStart)
                on ??= annotation.Sample / rate;
            if (on is null && annotation.IsBeat)
                beats.Add(annotation);
            if (annotation.Code == AnnotationCode.FlutterEnd && on is { } start)
            {
                flutter.Add((start, annotation.Sample / rate));
                on = null;
            }
        }

        if (on is { } open)
            flutter.Add((open, double.PositiveInfinity));
        return (beats, flutter);
    }

    private static void Check(IReadOnlyList<double> foundSeconds, double sampleRateHz, double toleranceMs)
    {
        if (!(sampleRateHz > 0) || !double.IsFinite(sampleRateHz))
            throw new WfdbException(Faults.Text($"sampling rate is {sampleRateHz}, expected a number above 0"));
        if (!(toleranceMs > 0) || !double.IsFinite(toleranceMs))
            throw new WfdbException(Faults.Text($"tolerance is {toleranceMs} ms, expected a number above 0"));
        for (int i = 0; i < foundSeconds.Count; i++)
            if (!double.IsFinite(foundSeconds[i]) || (i > 0 && foundSeconds[i] < foundSeconds[i - 1]))
                throw new WfdbException(Faults.Text(
                    $"found beat {i} is at {foundSeconds[i]} s, expected finite times in ascending order"));
    }
}
