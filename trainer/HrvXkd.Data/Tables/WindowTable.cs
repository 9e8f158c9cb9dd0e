using HrvXkd.Data.Tables;

namespace HrvXkd.Data;

/// <summary>Windows as a Parquet file: one row a window, read by pandas, R and DuckDB. The columns are described in the folder's README.</summary>
public static class WindowTable
{
    /// <summary>Version of the columns, in the file's metadata under <c>hrvxkd.schema</c>.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes all windows; the same windows give the same bytes.</summary>
    /// <param name="prepared">The windows.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(PreparedCohort prepared, string path)
    {
        using FileStream file = File.Create(path);
        WindowTableWriter.WriteAsync(prepared, file).GetAwaiter().GetResult();
    }

    /// <summary>Reads a table. Its recordings are those that have a window, in the order of the file; their signal cannot be opened.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The windows, enough to make sequences from.</returns>
    /// <exception cref="FormatException">No window table, or one of another version; one line.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static PreparedCohort Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file, expected a window table");
        using FileStream file = File.OpenRead(path);
        return new WindowTableReader(path).ReadAsync(file).GetAwaiter().GetResult();
    }
}
