namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>How the channels of a frame are coded.</summary>
internal enum FlacCoupling
{
    /// <summary>Each by itself.</summary>
    Independent,

    /// <summary>Left, and left minus right.</summary>
    LeftSide,

    /// <summary>Left minus right, and right.</summary>
    SideRight,

    /// <summary>Mean of left and right, and left minus right.</summary>
    MidSide,
}
