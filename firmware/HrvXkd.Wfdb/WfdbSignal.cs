using HrvXkd.Wfdb.Internals;

namespace HrvXkd.Wfdb;

/// <summary>One signal line of a header.</summary>
public sealed record WfdbSignal
{
    /// <summary>File that holds the samples, relative to the header; "~" for a signal without samples.</summary>
    public required string FileName { get; init; }

    /// <summary>Storage format, such as 16 or 212; 0 for a signal without samples.</summary>
    public required int Format { get; init; }

    /// <summary>Samples in a frame, 1 or more: the signal's rate is that many times the frame rate.</summary>
    public int SamplesPerFrame { get; init; } = 1;

    /// <summary>Samples that the file holds the signal later than the others; readers undo it.</summary>
    public int Skew { get; init; }

    /// <summary>Byte of the file's first sample, 0 or more.</summary>
    public long ByteOffset { get; init; }

    /// <summary>Counts per physical unit, not 0; 200 where the header says 0 or nothing.</summary>
    public double Gain { get; init; } = 200;

    /// <summary>False where the header gives no gain, so that physical values are a guess.</summary>
    public bool IsCalibrated { get; init; } = true;

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

    /// <summary>Counts per millivolt.</summary>
    /// <exception cref="WfdbException">The signal is not in volts.</exception>
    public double CountsPerMilliVolt => UnitsPerMilliVolt > 0
        ? Gain * UnitsPerMilliVolt
        : throw new WfdbException($"signal {Faults.Quote(Description)} has the unit {Faults.Quote(Units)}, expected mV, uV or V");

    /// <summary>Physical units in a millivolt; 0 if the unit is not one of voltage.</summary>
    internal double UnitsPerMilliVolt => Units switch
    {
        "mV" or "mv" or "MV" => 1,
        "uV" or "\u00B5V" or "\u03BCV" => 1000,
        "V" => 0.001,
        _ => 0,
    };

    /// <summary>What the baseline lacks of the exact count, which is no whole number where the header gives ranges instead; -0.5..0.5.</summary>
    internal double BaselineRest { get; init; }

    /// <summary>Description and unit.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Description} in {Units}, format {Format}";

    /// <summary>The physical value of a count.</summary>
    /// <param name="count">Count, or <see cref="WfdbRecord.Missing"/>.</param>
    /// <returns>Value in <see cref="Units"/>, NaN where it is missing.</returns>
    public double ToPhysical(int count) =>
        count == WfdbRecord.Missing ? double.NaN : ((double)count - Baseline - BaselineRest) / Gain;
}
