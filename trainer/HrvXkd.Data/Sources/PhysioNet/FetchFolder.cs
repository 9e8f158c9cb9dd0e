namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>The folder of a fetch, held by one run at a time; a dry run has a passing one for lists and headers.</summary>
internal sealed class FetchFolder : IDisposable
{
    private const string StateName = ".fetch";
    private readonly DirectoryInfo? _passing;
    private readonly FileStream? _lock;

    /// <summary>Makes and holds the folder.</summary>
    /// <exception cref="FormatException">Another run holds it.</exception>
    public FetchFolder(FetchOptions options)
    {
        if (options.DryRun)
        {
            _passing = Directory.CreateTempSubdirectory("hrvxkd-fetch-");
            Metadata = _passing.FullName;
            return;
        }

        string state = Path.Combine(options.Folder, StateName);
        // By address: a folder may have been tried with another one first.
        Metadata = Path.Combine(state, FormattableString.Invariant($"{PathHash.Of(options.Database.Root.AbsoluteUri):x16}"));
        try
        {
            Directory.CreateDirectory(Metadata);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{options.Folder}: cannot be written as a folder ({fault.Message.TrimEnd('.')}); name another one with --out", fault);
        }

        try
        {
            _lock = new FileStream(Path.Combine(state, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new FormatException($"{options.Folder}: another fetch works in this folder; wait for its end or name another folder with --out", fault);
        }
    }

    /// <summary>Folder for lists and headers.</summary>
    public string Metadata { get; }

    public void Dispose()
    {
        _lock?.Dispose();
        _passing?.Delete(true);
    }
}
