namespace HrvXkd.Wfdb.Tests;

/// <summary>How a test stream is coded; every choice that the FLAC standard leaves to an encoder.</summary>
internal sealed record FlacOptions
{
    public int Bits { get; init; } = 16;

    public int Block { get; init; } = 192;

    /// <summary>Code of the channels: 0 independent, 8 left and side, 9 side and right, 10 mid and side.</summary>
    public int Coupling { get; init; }

    /// <summary>"constant", "verbatim", "fixed0".."fixed4" or "lpc".</summary>
    public string Kind { get; init; } = "fixed2";

    public int PartitionOrder { get; init; }

    /// <summary>5-bit Rice parameters.</summary>
    public bool Wide { get; init; }

    /// <summary>Residuals as plain numbers of this many bits; 0 for Rice codes.</summary>
    public int Escape { get; init; }

    public int Wasted { get; init; }

    /// <summary>Frames carry the number of their first sample.</summary>
    public bool Variable { get; init; }

    /// <summary>A seek point for each of these many blocks; 0 for none.</summary>
    public int SeekSpacing { get; init; }

    /// <summary>The stream states the MD5 of its samples.</summary>
    public bool Md5 { get; init; }

    /// <summary>The stream states no length.</summary>
    public bool Endless { get; init; }
}
