namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Sees to it that one file of a record is there and right.</summary>
internal sealed class FileFetcher(
    FetchOptions options, Transfer transfer, MetadataStore store, Manifest manifest, FailureBrake brake, FetchMeter meter)
{
    /// <summary>Fetches, or keeps what is there; a failure goes to the meter.</summary>
    /// <exception cref="FetchException">Disk or server gave up.</exception>
    public async ValueTask FetchAsync(PlannedFile file, CancellationToken cancel)
    {
        string target = Path.Combine(options.Folder, file.Path);
        string? digest = store.Checksums?.Find(file.Path);
        if (await IsThereAsync(file, target, digest, cancel).ConfigureAwait(false))
        {
            meter.Kept(new FileInfo(target).Length);
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            string found = IsHeader(file)
                ? await CopyHeaderAsync(file, target, cancel).ConfigureAwait(false)
                : await transfer.RunAsync(
                    new TransferOrder(file.Path, target, options.MaxFileBytes, digest, file.Bytes ?? 0), cancel).ConfigureAwait(false);
            Note(file, target, found, digest is not null);
            meter.Fetched();
            // A header comes from the disk and says nothing of the server.
            if (!IsHeader(file))
                brake.Succeeded();
        }
        catch (TransferFault fault) when (fault.IsNotFound && file.IsOptional)
        {
            meter.Absent();
        }
        catch (TransferFault fault)
        {
            meter.Failed(file.Path, fault.Message);
            brake.Failed(fault);
        }
    }

    private static bool IsHeader(PlannedFile file) => file.Path.EndsWith(MetadataStore.HeaderEnding, StringComparison.Ordinal);

    // A run killed between the file's new name and its line in the manifest leaves a file to be looked at again.
    private async Task<bool> IsThereAsync(PlannedFile file, string target, string? digest, CancellationToken cancel)
    {
        if (!File.Exists(target))
            return false;
        if (manifest.Holds(file.Path, new FileInfo(target).Length))
            return true;
        if (digest is null || await Digest.OfAsync(target, cancel).ConfigureAwait(false) != digest)
            return false;
        Note(file, target, digest, true);
        return true;
    }

    // The header was read to select its record, and verified then.
    private async Task<string> CopyHeaderAsync(PlannedFile file, string target, CancellationToken cancel)
    {
        string part = target + SafePath.PartEnding;
        File.Copy(store.PlaceOf(file.Path), part, true);
        string found = await Digest.OfAsync(part, cancel).ConfigureAwait(false);
        File.Move(part, target, true);
        meter.Done(new FileInfo(target).Length);
        return found;
    }

    private void Note(PlannedFile file, string target, string digest, bool verified)
    {
        manifest.Add(file.Path, new FileInfo(target).Length, digest, verified);
        if (verified)
            meter.Verified();
    }
}
