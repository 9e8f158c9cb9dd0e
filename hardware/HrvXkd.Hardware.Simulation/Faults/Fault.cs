namespace HrvXkd.Hardware.Simulation;

/// <summary>One fault.</summary>
/// <param name="StartNs">Beginning on the virtual clock, ns.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="DurationNs">How long, ns; 0 for a single event.</param>
/// <param name="Value">Meaning by kind; NaN for the default.</param>
public readonly record struct Fault(long StartNs, FaultKind Kind, long DurationNs = 0, double Value = double.NaN)
{
    /// <summary>First moment after the fault, ns.</summary>
    public long EndNs => StartNs + DurationNs;

    /// <summary>The value, or what stands for it.</summary>
    /// <param name="standard">Used without a value.</param>
    /// <returns>The value in force.</returns>
    public double ValueOr(double standard) => double.IsNaN(Value) ? standard : Value;
}
