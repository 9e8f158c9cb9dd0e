using HrvXkd.Wfdb;

namespace HrvXkd.Hardware.Simulation;

/// <summary>Makes a WFDB record a signal at the electrodes.</summary>
public static class RecordSource
{
    /// <summary>Reads one signal of a record; it is resampled to the chip's rate as the chip converts.</summary>
    /// <param name="path">Path of the record, with or without .hea.</param>
    /// <param name="converterRateHz">Data rate of the chip, above 0.</param>
    /// <param name="signal">Description of the signal, such as MLII; the first ECG lead if null.</param>
    /// <returns>The electrodes.</returns>
    /// <exception cref="IOException">The record cannot be read.</exception>
    /// <exception cref="FormatException">It is not WFDB, or has no such signal.</exception>
    public static SampledSource Open(string path, double converterRateHz, string? signal = null)
    {
        using WfdbRecord record = WfdbRecord.Open(path);
        int index = signal is null ? record.FindEcg() : record.Find(signal);
        if (index < 0)
        {
            throw new FormatException(
                $"{path}: no signal {signal ?? "that is an ECG"}; it has {string.Join(", ", record.Signals.Select(found => found.Description))}.");
        }

        return new SampledSource(record.ReadAll(index), record.SampleRateHz, record.Signals[index].CountsPerMilliVolt, converterRateHz);
    }
}
