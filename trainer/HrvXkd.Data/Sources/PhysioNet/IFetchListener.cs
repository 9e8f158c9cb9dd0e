namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Hears of a fetch while it runs. Called from several threads, one at a time.</summary>
public interface IFetchListener
{
    /// <summary>Something moved on.</summary>
    /// <param name="progress">How far it is.</param>
    void Progress(FetchProgress progress);

    /// <summary>A file of a selected record, in a dry run.</summary>
    /// <param name="file">The file.</param>
    void Planned(PlannedFile file);

    /// <summary>A line worth reading: what is waited for, what was given up.</summary>
    /// <param name="line">The line.</param>
    void Notice(string line);
}
