// One file over HTTP, however many attempts it takes: resumed, verified, and renamed when it is whole.
namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Brings files.</summary>
internal sealed class Transfer(HttpSource source, RetryLoop retry, DiskGuard guard, FetchMeter meter)
{
    private const int MostWrongFiles = 3;

    /// <summary>Brings a file.</summary>
    /// <returns>Digest of the file, lower-case hexadecimal.</returns>
    /// <exception cref="TransferFault">It cannot be had.</exception>
    /// <exception cref="FetchException">The disk is full.</exception>
    public Task<string> RunAsync(TransferOrder order, CancellationToken cancel)
    {
        PartFile part = new(order.Target);
        TransferAttempt attempt = new(order, part, source, guard, meter, Count);
        int wrong = 0;
        Count(part.Length);
        return retry.RunAsync(order.Source, OnceAsync, () => part.Length, cancel);

        async Task<string> OnceAsync()
        {
            await attempt.RunAsync(cancel).ConfigureAwait(false);
            string digest = await Digest.OfAsync(part.Path, cancel).ConfigureAwait(false);
            if (Wrongness(order, part.Length, digest) is not { } reason)
            {
                part.Finish();
                return digest;
            }

            meter.WrongFile();
            Count(-part.Length);
            part.Discard();
            throw new TransferFault(
                ++wrong < MostWrongFiles ? reason : $"{reason}; the same after {MostWrongFiles} downloads", wrong < MostWrongFiles);
        }

        void Count(long bytes)
        {
            if (order.IsData && bytes != 0)
                meter.Done(bytes);
        }
    }

    /// <summary>Asks for the size of a file.</summary>
    /// <returns>Bytes, or null if the server does not say.</returns>
    /// <exception cref="TransferFault">It cannot be had.</exception>
    public Task<long?> SizeAsync(string path, CancellationToken cancel)
    {
        return retry.RunAsync(path, OnceAsync, () => 0, cancel);

        async Task<long?> OnceAsync()
        {
            using HttpResponseMessage answer = await source.SendAsync(HttpMethod.Head, path, null, cancel).ConfigureAwait(false);
            return answer.Content.Headers.ContentLength;
        }
    }

    private static string? Wrongness(TransferOrder order, long length, string digest) =>
        order.Sha256 is { } expected && digest != expected
            ? $"its SHA-256 is {digest[..16]}..., the database's list says {expected[..16]}..."
            : length < order.MinBytes ? $"it has {length} bytes, its header asks for {order.MinBytes}" : null;
}
