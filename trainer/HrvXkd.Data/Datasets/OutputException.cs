namespace HrvXkd.Data.Datasets;

/// <summary>The data set cannot be written.</summary>
public sealed class OutputException : Exception
{
    // ENOSPC, EDQUOT and the two Windows codes for a full disk.
    private static readonly int[] FullCodes = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Names the file and what is to be done.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fault">What the system said.</param>
    public OutputException(string path, Exception fault)
        : base(FullCodes.Contains(fault.HResult)
            ? $"{path}: the disk is full; free some space and give the same command again, finished recordings are kept"
            : $"{path}: cannot be written ({fault.Message.ReplaceLineEndings(" ")}); finished recordings are kept", fault)
    {
    }
}
