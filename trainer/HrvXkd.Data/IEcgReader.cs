namespace HrvXkd.Data;

/// <summary>Streams one ECG lead.</summary>
public interface IEcgReader : IDisposable
{
    /// <summary>Reads the next samples.</summary>
    /// <param name="samples">Receives counts; int.MinValue where a sample is missing.</param>
    /// <returns>Samples read; 0 at the end.</returns>
    int Read(Span<int> samples);
}
