namespace HrvXkd.Data.Sources;

/// <summary>Opens a folder by the kind of its recordings.</summary>
internal static class SourceFolder
{
    public static Cohort Open(string folder, SourceOptions options) => options.Kind switch
    {
        null or SourceKind.Wfdb => WfdbFolderCohort.Open(folder),
        _ => throw new FormatException($"{folder}: cannot read recordings of kind {options.Kind}"),
    };
}
