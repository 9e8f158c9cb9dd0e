namespace HrvXkd.Firmware.Doctor;

/// <summary>How something is.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, but not as well as it could.</summary>
    Warning,

    /// <summary>Nothing works before this is mended.</summary>
    Wrong,
}
