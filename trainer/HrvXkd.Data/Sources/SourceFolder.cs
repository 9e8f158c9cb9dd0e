namespace HrvXkd.Data.Sources;

/// <summary>Opens a folder by the kind of its recordings.</summary>
internal static class SourceFolder
{
    public static Cohort Open(string folder, SourceOptions options)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: no such folder, expected recordings");
        SourceKind kind = options.Kind ?? SourceRecognition.Recognise(folder);
        return kind switch
        {
            SourceKind.Wfdb or SourceKind.UciCuffless => WfdbFolderCohort.Open(folder, kind, options),
            SourceKind.Mimic3 or SourceKind.Mimic4 => MimicLayout.Open(folder, kind, options),
            SourceKind.VitalDbArrhythmia => VitalDbArrhythmia.Open(folder, options),
            SourceKind.RrLists => RrListFolder.Open(folder, options),
            SourceKind.Device => DeviceRecordings.Open(folder, options),
            _ => throw new FormatException($"{folder}: a folder cannot be of kind {SourceKinds.Name(kind)}; there are {string.Join(", ", SourceKinds.Names)}"),
        };
    }

    /// <summary>Name of the folder itself.</summary>
    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
