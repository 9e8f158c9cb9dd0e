namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>How far a fetch is.</summary>
/// <param name="HeadersRead">Records whose headers were looked at.</param>
/// <param name="Selected">Records selected.</param>
/// <param name="FilesDone">Files that are there.</param>
/// <param name="FilesTotal">Files of the selected records; 0 while selecting.</param>
/// <param name="BytesDone">Bytes of the files that are there, and of those under way.</param>
/// <param name="BytesTotal">Bytes of the files of the selected records as far as known beforehand.</param>
public readonly record struct FetchProgress(
    long HeadersRead, long Selected, long FilesDone, long FilesTotal, long BytesDone, long BytesTotal);
