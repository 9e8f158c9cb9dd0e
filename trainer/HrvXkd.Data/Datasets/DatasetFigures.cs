namespace HrvXkd.Data.Datasets;

/// <summary>What making a shard cost. Seconds of stages are sums over all threads.</summary>
public sealed record DatasetFigures
{
    /// <summary>Recordings made now.</summary>
    public int Made { get; init; }

    /// <summary>Recordings that were there already.</summary>
    public int Cached { get; init; }

    /// <summary>Recordings that cannot be read, with reasons.</summary>
    public IReadOnlyList<SkippedRecording> Bad { get; init; } = [];

    /// <summary>Samples read now, ECG and pressure.</summary>
    public long Samples { get; init; }

    /// <summary>Recorded time read now, seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Reading the ECG, seconds; stages are 0 unless measured.</summary>
    public double ReadingSeconds { get; init; }

    /// <summary>Finding beats, seconds.</summary>
    public double BeatSeconds { get; init; }

    /// <summary>Computing features, seconds.</summary>
    public double FeatureSeconds { get; init; }

    /// <summary>Reading the pressure and finding its pulses, seconds.</summary>
    public double PressureSeconds { get; init; }

    /// <summary>Hashing the input and keeping the result, seconds.</summary>
    public double OtherSeconds { get; init; }
}
