// Lists and headers, kept below .fetch in the folder: a run that goes on asks the server for none of them twice.
namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Lists and headers of a database.</summary>
/// <param name="folder">Folder that keeps them.</param>
/// <param name="transfer">Brings them.</param>
internal sealed class MetadataStore(string folder, Transfer transfer) : IDisposable
{
    public const string RecordsList = "RECORDS";
    public const string AnnotatorsList = "ANNOTATORS";
    public const string HeaderEnding = ".hea";

    private const long LargestHeader = 16 << 20;
    private const long LargestList = 64 << 20;
    private const long LargestChecksums = 8L << 30;

    private static readonly string[] ChecksumNames = ["SHA256SUMS.txt", "SHA256SUMS"];

    /// <summary>Digests, or null if the database has none.</summary>
    public ChecksumList? Checksums { get; private set; }

    /// <summary>Reads the digests, if there are any.</summary>
    public async Task OpenChecksumsAsync(CancellationToken cancel)
    {
        foreach (string name in ChecksumNames)
            if (await FindAsync(name, LargestChecksums, cancel).ConfigureAwait(false) is { } file)
            {
                Checksums = ChecksumList.Open(file);
                return;
            }
    }

    /// <summary>Lines of a list, without blanks at their ends and without empty ones; null if there is no such list.</summary>
    public async Task<string[]?> ListAsync(string path, CancellationToken cancel) =>
        await FindAsync(path, LargestList, cancel).ConfigureAwait(false) is { } file
            ? [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)]
            : null;

    /// <summary>Header of a record.</summary>
    /// <param name="record">Path of the record, without .hea.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="TransferFault">It cannot be had.</exception>
    /// <exception cref="FormatException">It is no header.</exception>
    public async Task<HeaderFacts> HeaderAsync(string record, CancellationToken cancel)
    {
        string file = await BringAsync(record + HeaderEnding, LargestHeader, cancel).ConfigureAwait(false);
        return HeaderFacts.Parse(record + HeaderEnding, await File.ReadAllTextAsync(file, cancel).ConfigureAwait(false));
    }

    /// <summary>Place of a header that was read.</summary>
    public string PlaceOf(string path) => Path.Combine(folder, path);

    public void Dispose() => Checksums?.Dispose();

    private async Task<string?> FindAsync(string path, long maxBytes, CancellationToken cancel)
    {
        try
        {
            return await BringAsync(path, maxBytes, cancel).ConfigureAwait(false);
        }
        catch (TransferFault fault) when (fault.IsNotFound)
        {
            return null;
        }
    }

    private async Task<string> BringAsync(string path, long maxBytes, CancellationToken cancel)
    {
        string place = PlaceOf(path);
        if (!File.Exists(place))
            await transfer.RunAsync(new TransferOrder(path, place, maxBytes, Checksums?.Find(path), 0, false), cancel).ConfigureAwait(false);
        return place;
    }
}
