using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Metrics;

namespace HrvXkd.Trainer.Hrv;

/// <summary>Metrics of one series.</summary>
/// <param name="FromSeconds">Start of the span that was asked for.</param>
/// <param name="ToSeconds">Its end.</param>
/// <param name="Series">The intervals.</param>
/// <param name="Metrics">Every metric of the catalogue, as a value or a reason.</param>
/// <param name="Device">What the device's integer code gives, by key.</param>
/// <param name="Welch">Spectrum, or null.</param>
/// <param name="Lomb">Spectrum, or null.</param>
internal sealed record HrvResult(
    double FromSeconds,
    double ToSeconds,
    IntervalSeries Series,
    MetricSet Metrics,
    IReadOnlyDictionary<string, double> Device,
    Spectrum? Welch,
    Spectrum? Lomb);
