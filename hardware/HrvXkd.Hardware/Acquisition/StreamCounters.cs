namespace HrvXkd.Hardware.Acquisition;

/// <summary>What happened since the start of a stream.</summary>
/// <param name="Frames">Frames read.</param>
/// <param name="Missed">Conversions not delivered: not read, or read while the data-ready line was not to be trusted.</param>
/// <param name="Corrupt">Frames that could not be trusted.</param>
/// <param name="Overruns">Frames of which it was not certain which conversion they hold.</param>
/// <param name="SpuriousEdges">Edges of the wire that were no conversion.</param>
/// <param name="Resumes">Times the chip was told again to convert.</param>
/// <param name="Reconfigurations">Times its registers had to be written again.</param>
public readonly record struct StreamCounters(
    long Frames, long Missed, long Corrupt, long Overruns, long SpuriousEdges, long Resumes, long Reconfigurations);
