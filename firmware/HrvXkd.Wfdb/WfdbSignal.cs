namespace HrvXkd.Wfdb;

/// <summary>One signal line of a header.</summary>
public sealed record WfdbSignal
{
    /// <summary>File that holds the samples, relative to the header.</summary>
    public required string FileName { get; init; }

    /// <summary>Storage format, such as 16 or 212.</summary>
    public required int Format { get; init; }

    /// <summary>Counts per physical unit; 200 where the header says 0 or nothing.</summary>
    public double Gain { get; init; } = 200;

    /// <summary>Count that stands for 0 physical units.</summary>
    public int Baseline { get; init; }

    /// <summary>Physical unit, such as mV.</summary>
    public string Units { get; init; } = "mV";

    /// <summary>Resolution of the converter, bits.</summary>
    public int AdcResolution { get; init; } = 12;

    /// <summary>Middle of the converter's range, counts.</summary>
    public int AdcZero { get; init; }

    /// <summary>First sample, counts.</summary>
    public int InitialValue { get; init; }

    /// <summary>Sum of all samples modulo 65536 as a signed 16-bit value, if the header has it.</summary>
    public int? Checksum { get; init; }

    /// <summary>Description, such as MLII or ECG.</summary>
    public string Description { get; init; } = "";
}
