// Templates of successive values that lie within a tolerance of each other in every place (Chebyshev distance, <=). Exact: the templates
// are sorted by their first value, so that only a band of them can match, and the rest of the band is compared several at a time.
using System.Numerics;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Counts matches between the templates of a series.</summary>
internal sealed class TemplateMatches
{
    private readonly double[][] _places;

    /// <summary>Sorts the templates.</summary>
    /// <param name="values">The series.</param>
    /// <param name="templates">Templates, from the first on; the last ends within the series.</param>
    /// <param name="length">Values in a template, 1 or more.</param>
    public TemplateMatches(double[] values, int templates, int length)
    {
        int[] order = [.. Enumerable.Range(0, templates)];
        Array.Sort(values.AsSpan(0, templates).ToArray(), order);
        _places = [.. Enumerable.Range(0, length).Select(place => Array.ConvertAll(order, at => values[at + place]))];
    }

    /// <summary>Matches of each template, itself included.</summary>
    /// <param name="tolerance">Largest distance, unit of the values.</param>
    /// <param name="cancel">Stops the count.</param>
    /// <returns>Counts; their order is that of first values.</returns>
    public long[] Count(double tolerance, CancellationToken cancel)
    {
        double[] first = _places[0];
        long[] counts = new long[first.Length];
        int low = 0, high = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (i % 1024 == 0)
                cancel.ThrowIfCancellationRequested();
            while (first[i] - first[low] > tolerance)
                low++;
            while (high < first.Length && first[high] - first[i] <= tolerance)
                high++;
            counts[i] = CountBand(i, low, high, tolerance);
        }

        return counts;
    }

    private long CountBand(int template, int low, int high, double tolerance)
    {
        Vector<double> bound = new(tolerance);
        Vector<long> matches = Vector<long>.Zero;
        int at = low;
        for (; at <= high - Vector<double>.Count; at += Vector<double>.Count)
        {
            Vector<long> near = Vector<long>.AllBitsSet;
            for (int place = 1; place < _places.Length; place++)
            {
                double[] values = _places[place];
                near &= Vector.LessThanOrEqual(Vector.Abs(new Vector<double>(values, at) - new Vector<double>(values[template])), bound);
            }

            // A match is -1.
            matches -= near;
        }

        long count = Vector.Sum(matches);
        for (; at < high; at++)
            if (IsNear(template, at, tolerance))
                count++;
        return count;
    }

    private bool IsNear(int template, int other, double tolerance)
    {
        for (int place = 1; place < _places.Length; place++)
            if (Math.Abs(_places[place][other] - _places[place][template]) > tolerance)
                return false;
        return true;
    }
}
