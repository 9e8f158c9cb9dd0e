namespace HrvXkd.Hardware.Linux;

/// <summary>Error numbers of Linux that are told apart here.</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int OutOfMemory = 12;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int NoDevice = 19;
    public const int Invalid = 22;

    /// <summary>The number with its meaning.</summary>
    public static string Describe(int number) => number switch
    {
        NotPermitted => "EPERM, not permitted",
        NoEntry => "ENOENT, no such file",
        OutOfMemory => "ENOMEM, limit reached",
        AccessDenied => "EACCES, access denied",
        Busy => "EBUSY, in use",
        NoDevice => "ENODEV, no such device",
        Invalid => "EINVAL, not possible",
        _ => $"error {number}",
    };
}
