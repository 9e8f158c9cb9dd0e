namespace HrvXkd.Tests.PhysioNet;

/// <summary>What a server does instead of answering right.</summary>
internal enum ServerFault
{
    /// <summary>Ends the connection in the middle of the body.</summary>
    Cut,

    /// <summary>Resets the connection in the middle of the body.</summary>
    Reset,

    /// <summary>States more bytes than it sends.</summary>
    LongLength,

    /// <summary>States and sends fewer bytes than the file has.</summary>
    ShortLength,

    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>500.</summary>
    InternalError,

    /// <summary>503 with Retry-After as a date.</summary>
    Unavailable,

    /// <summary>Sends a half and then nothing.</summary>
    Stall,

    /// <summary>Sends half of an older file with its own ETag.</summary>
    OlderContent,

    /// <summary>Sends the whole file with a byte changed.</summary>
    WrongByte,

    /// <summary>Redirects to another server that sends something else.</summary>
    Elsewhere,

    /// <summary>Begins the file anew where a rest was asked for, and ends in the middle.</summary>
    IgnoreRange,

    /// <summary>Sends another rest than was asked for, and says so.</summary>
    OtherRange,

    /// <summary>Sends a rest with a byte changed.</summary>
    WrongRest,
}
