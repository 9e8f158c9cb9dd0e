namespace HrvXkd.Firmware.Recording.Sealed;

/// <summary>What a chunk of a sealed segment holds.</summary>
internal enum SealedChunk
{
    /// <summary>What is known of the recording before its first sample.</summary>
    Head = 1,

    /// <summary>Samples and annotations.</summary>
    Data = 2,

    /// <summary>Lines that are known at the end; the segment is whole.</summary>
    End = 3,

    /// <summary>Nothing: the segment was cut off and mended later. Not sealed.</summary>
    Mended = 4,
}
