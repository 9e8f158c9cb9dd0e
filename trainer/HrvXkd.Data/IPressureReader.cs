namespace HrvXkd.Data;

/// <summary>Streams an arterial pressure.</summary>
public interface IPressureReader : IDisposable
{
    /// <summary>Reads the next samples.</summary>
    /// <param name="mmHg">Receives the pressure in mmHg; NaN where a sample is missing.</param>
    /// <returns>Samples read; 0 at the end.</returns>
    int Read(Span<double> mmHg);
}
