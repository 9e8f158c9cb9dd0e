namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>A signal as the header of an EDF file describes it.</summary>
/// <param name="Label">Label.</param>
/// <param name="Units">Physical unit, or nothing.</param>
/// <param name="PhysicalMin">Physical value of the smallest count.</param>
/// <param name="PhysicalMax">Physical value of the largest count.</param>
/// <param name="DigitalMin">Smallest count.</param>
/// <param name="DigitalMax">Largest count.</param>
/// <param name="Samples">Samples in a data record.</param>
/// <param name="First">Samples of a data record before those of this signal.</param>
internal sealed record EdfSignal(
    string Label, string Units, double PhysicalMin, double PhysicalMax, int DigitalMin, int DigitalMax, int Samples, long First)
{
    /// <summary>True where the samples are the bytes of annotations.</summary>
    public bool IsAnnotations => Label is "EDF Annotations" or "BDF Annotations";

    /// <summary>The signal as WFDB describes one.</summary>
    /// <param name="header">Header of the file.</param>
    /// <param name="perFrame">Samples in a frame.</param>
    public WfdbSignal ToWfdb(EdfHeader header, int perFrame)
    {
        bool calibrated = PhysicalMax != PhysicalMin && DigitalMax != DigitalMin;
        double gain = calibrated ? ((double)DigitalMax - DigitalMin) / (PhysicalMax - PhysicalMin) : 1;
        double baseline = calibrated ? DigitalMin - (PhysicalMin * gain) : 0;
        double rounded = Math.Round(baseline, MidpointRounding.AwayFromZero);
        if (!double.IsFinite(gain) || gain == 0 || !(rounded is >= int.MinValue and <= int.MaxValue))
            throw new WfdbException(Faults.Text($"{header.File}: signal {Faults.Quote(Label)} has physical values {PhysicalMin}..{PhysicalMax}")
                + Faults.Text($" for counts {DigitalMin}..{DigitalMax}, expected ranges of like size"));
        int zero = (int)(((long)DigitalMax + 1 + DigitalMin) / 2);
        return new WfdbSignal
        {
            FileName = header.File,
            Format = header.SampleBytes * 8,
            SamplesPerFrame = perFrame,
            ByteOffset = header.HeaderBytes,
            Gain = gain,
            IsCalibrated = calibrated,
            Baseline = (int)rounded,
            BaselineRest = baseline - rounded,
            Units = Units.Length == 0 ? "NU" : Units.Replace(' ', '_'),
            AdcResolution = 64 - (int)long.LeadingZeroCount(Math.Max(1, (long)DigitalMax - DigitalMin)),
            AdcZero = zero,
            InitialValue = zero,
            Description = Label,
        };
    }
}
