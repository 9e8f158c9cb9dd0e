namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Records that the user asked for by name.</summary>
internal sealed class RecordNames
{
    private readonly HashSet<string> _open;

    /// <summary>Takes names.</summary>
    /// <exception cref="FormatException">A name is no path.</exception>
    public RecordNames(IReadOnlyList<string> names)
    {
        foreach (string name in names)
            SafePath.Checked(name, "--records");
        _open = new HashSet<string>(names, StringComparer.Ordinal);
    }

    /// <summary>Takes a record off the names.</summary>
    /// <param name="record">Path of the record.</param>
    /// <returns>True if it was asked for, by its path or its last part.</returns>
    public bool Take(string record) => _open.Remove(record) || _open.Remove(record[SafePath.Folder(record).Length..]);

    /// <summary>Whether nothing is left to look for.</summary>
    public bool IsEmpty => _open.Count == 0;

    /// <summary>Throws if a name was never met.</summary>
    /// <exception cref="FormatException">One was not.</exception>
    public void RequireEmpty(string list)
    {
        if (_open.Count > 0)
            throw new FormatException(
                $"--records: {string.Join(", ", _open.Order(StringComparer.Ordinal).Take(5))}{(_open.Count > 5 ? $" and {_open.Count - 5} more" : "")}: not in the {list} of the database");
    }
}
