namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Values by key; what does not exist has a reason instead.</summary>
internal sealed class MetricSet
{
    private readonly Dictionary<string, double> _values = [];
    private readonly Dictionary<string, string> _reasons = [];

    /// <summary>Values by key of <see cref="MetricCatalog"/>.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Why a value does not exist, by key.</summary>
    public IReadOnlyDictionary<string, string> Reasons => _reasons;

    /// <summary>The value, or null.</summary>
    public double? this[string key] => _values.TryGetValue(key, out double value) ? value : null;

    /// <summary>Adds a value; one that is not finite does not exist.</summary>
    /// <param name="key">Key.</param>
    /// <param name="value">Value.</param>
    /// <param name="reason">Why it would not be finite.</param>
    public void Add(string key, double value, string reason = "the intervals do not vary")
    {
        if (double.IsFinite(value))
            _values.Add(key, value);
        else
            _reasons.Add(key, reason);
    }

    /// <summary>Says why values do not exist.</summary>
    public void Missing(string reason, params IEnumerable<string> keys)
    {
        foreach (string key in keys)
            _reasons.Add(key, reason);
    }
}
