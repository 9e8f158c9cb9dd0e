namespace HrvXkd.Wfdb.Internals;

/// <summary>What is refused whatever a file says, so that memory and time stay bounded. The README lists these.</summary>
internal static class Limits
{
    /// <summary>Bytes of a header file.</summary>
    public const int HeaderBytes = 4 << 20;

    /// <summary>Characters of a line of a header.</summary>
    public const int LineCharacters = 16_384;

    /// <summary>Characters of a file or record name.</summary>
    public const int NameCharacters = 255;

    /// <summary>Signals of a record; each that is read costs a buffer.</summary>
    public const int Signals = 1024;

    /// <summary>Segments of a record.</summary>
    public const int Segments = 65_536;

    /// <summary>Samples of all signals of a file in a frame.</summary>
    public const int FrameSamples = 1 << 20;

    /// <summary>Frames of a record. With the largest frame still within a long as a number of bytes.</summary>
    public const long Frames = 1_000_000_000_000;

    /// <summary>Samples in one array, 1 GiB: gaps cost no byte in a file, so the files cannot bound it.</summary>
    public const int ArraySamples = 1 << 28;

    /// <summary>Bytes of an annotation file, 8 million annotations at most: a day of beats is a quarter of one million bytes.</summary>
    public const int AnnotationBytes = 16 << 20;

    /// <summary>Bytes of all annotation signals of an EDF file, most of which are filled with zeros.</summary>
    public const int EdfAnnotationBytes = 64 << 20;

    /// <summary>Samples of a signal in a data record of an EDF file.</summary>
    public const int EdfRecordSamples = 1 << 24;

    /// <summary>Contradictions kept by one record.</summary>
    public const int Faults = 1000;

#if DEBUG
    /// <summary>Bytes of a read buffer, whole groups of every format. Small, so that short tests meet the seams between buffers.</summary>
    public const int BufferBytes = 60;
#else
    /// <summary>Bytes of a read buffer, whole groups of every format.</summary>
    public const int BufferBytes = 32_760;
#endif
}
