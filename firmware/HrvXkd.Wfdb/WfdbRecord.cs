namespace HrvXkd.Wfdb;

/// <summary>A record opened for reading: header and streaming samples.</summary>
public sealed class WfdbRecord : IDisposable
{
    /// <summary>Stands for a sample that is missing.</summary>
    public const int Missing = int.MinValue;

    /// <summary>Opens a record.</summary>
    /// <param name="path">Path of the record, with or without .hea.</param>
    /// <returns>The record.</returns>
    /// <exception cref="WfdbException">Header or file lengths are wrong.</exception>
    public static WfdbRecord Open(string path) => throw new NotSupportedException();

    /// <summary>Record name.</summary>
    public string Name => throw new NotSupportedException();

    /// <summary>Frames per second.</summary>
    public double SampleRateHz => throw new NotSupportedException();

    /// <summary>Frames in the record.</summary>
    public long SampleCount => throw new NotSupportedException();

    /// <summary>Signals in the order of the header.</summary>
    public IReadOnlyList<WfdbSignal> Signals => throw new NotSupportedException();

    /// <summary>Reads the next frames of one signal, in order; each signal has its own position.</summary>
    /// <param name="signal">Index of the signal.</param>
    /// <param name="samples">Receives counts, <see cref="Missing"/> where there is none.</param>
    /// <returns>Frames read; 0 at the end.</returns>
    /// <exception cref="WfdbException">The file is cut short, or at the end of the signal its checksum is wrong.</exception>
    public int Read(int signal, Span<int> samples) => throw new NotSupportedException();

    /// <summary>Reads a whole signal and verifies its checksum.</summary>
    /// <param name="signal">Index of the signal.</param>
    /// <returns>Counts, shape [SampleCount].</returns>
    public int[] ReadAll(int signal) => throw new NotSupportedException();

    /// <summary>Index of the first signal whose description or unit says that it is an ECG lead.</summary>
    /// <returns>The index.</returns>
    /// <exception cref="WfdbException">No signal is an ECG lead.</exception>
    public int FindEcg() => throw new NotSupportedException();

    /// <summary>Closes the files.</summary>
    public void Dispose() => throw new NotSupportedException();
}
