namespace HrvXkd.Wfdb.Internals.Records;

/// <summary>Counts of one gain and baseline to those of another, halves rounded up.</summary>
internal sealed class CountScale
{
    private readonly double _factor;
    private readonly double _offset;

    private CountScale(double factor, double offset)
    {
        _factor = factor;
        _offset = offset;
    }

    /// <summary>The scale from one signal to another in the same unit.</summary>
    /// <returns>The scale, or null where the counts are the same.</returns>
    public static CountScale? Between(WfdbSignal from, WfdbSignal to)
    {
        if (from.Gain == to.Gain && from.Baseline == to.Baseline)
            return null;
        double factor = to.Gain / from.Gain;
        double offset = to.Baseline - (factor * from.Baseline);
        return double.IsFinite(factor) && double.IsFinite(offset)
            ? new CountScale(factor, offset)
            : throw new WfdbException(Faults.Text(
                $"signal {Faults.Quote(to.Description)}: found gains {from.Gain} and {to.Gain} in one record, expected gains of like size"));
    }

    /// <summary>Scales in place; missing samples stay so, and what leaves the range of counts takes its end.</summary>
    public void Apply(Span<int> samples)
    {
        foreach (ref int sample in samples)
            if (sample != WfdbRecord.Missing)
                sample = (int)Math.Clamp(Math.Floor((sample * _factor) + _offset + 0.5), WfdbRecord.Missing + 1, int.MaxValue);
    }
}
