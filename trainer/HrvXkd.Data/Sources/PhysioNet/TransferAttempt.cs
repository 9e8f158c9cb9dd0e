// One request for a file, or for the rest of it: Range and If-Range after RFC 9110, 13.1.5 and 14.
using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>One attempt at a file.</summary>
/// <param name="order">The file.</param>
/// <param name="part">What is there of it.</param>
/// <param name="source">The server.</param>
/// <param name="guard">Watches the disk.</param>
/// <param name="meter">Counts.</param>
/// <param name="count">Hears of bytes that came, or negative, were thrown away.</param>
internal sealed class TransferAttempt(
    TransferOrder order, PartFile part, HttpSource source, DiskGuard guard, FetchMeter meter, Action<long> count)
{
    private const int BufferBytes = 64 * 1024;
    private const long BytesBetweenDiskChecks = 4 << 20;

    /// <summary>Asks once for what is missing and takes what comes.</summary>
    /// <exception cref="TransferFault">The file is not whole.</exception>
    /// <exception cref="FetchException">The disk is full.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        long have = part.Length;
        if (have > 0 && have == part.Total)
            return;
        string? validator = have > 0 ? part.Validator : null;
        using HttpResponseMessage answer = await AskAsync(have, validator, cancel).ConfigureAwait(false);
        long? length = answer.Content.Headers.ContentLength;
        if (answer.StatusCode == HttpStatusCode.PartialContent)
        {
            CheckRange(answer.Content.Headers.ContentRange, have);
            meter.Resumed();
        }
        else if (answer.StatusCode == HttpStatusCode.OK)
        {
            count(-have);
            part.Restart(ValidatorOf(answer), length);
        }
        else
        {
            throw new TransferFault($"the server answers {(int)answer.StatusCode}, expected 200 or 206", true, answer.StatusCode);
        }

        if (part.Total > order.MaxBytes)
            throw new TransferFault($"it has {part.Total} bytes, allowed are {order.MaxBytes} (--max-file)", false);
        if (answer.Content.Headers.ContentType?.MediaType == "text/html" && !order.Source.EndsWith(".html", StringComparison.Ordinal))
        {
            Discard();
            throw new TransferFault("the server sends a page instead of the file", false);
        }

        guard.Require((part.Total ?? 0) - part.Length);
        await CopyAsync(answer.Content, cancel).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> AskAsync(long have, string? validator, CancellationToken cancel)
    {
        try
        {
            return await source.SendAsync(HttpMethod.Get, order.Source, headers => AskForRest(headers, have, validator), cancel).ConfigureAwait(false);
        }
        catch (TransferFault fault) when (fault.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            Discard();
            throw new TransferFault("the file on the server is shorter than before", true, fault.Status);
        }
    }

    private static void AskForRest(HttpRequestHeaders headers, long have, string? validator)
    {
        if (validator is null)
            return;
        headers.Range = new RangeHeaderValue(have, null);
        headers.TryAddWithoutValidation("If-Range", validator);
    }

    private void CheckRange(ContentRangeHeaderValue? range, long have)
    {
        if (have > 0 && range?.From == have && (range.Length is null || part.Total is null || range.Length == part.Total))
            return;
        Discard();
        throw new TransferFault($"the server sends bytes from {range?.From} of {range?.Length}, asked was from {have}", true);
    }

    // Only what says that not one byte differs; a weak ETag does not.
    private static string? ValidatorOf(HttpResponseMessage answer) =>
        answer.Headers.ETag is { } tag
            ? (tag.IsWeak ? null : tag.Tag)
            : answer.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);

    private async Task CopyAsync(HttpContent content, CancellationToken cancel)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        FileStream file = part.Append();
        try
        {
            using Stream body = await content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            long length = file.Length;
            long sinceCheck = 0;
            int read;
            while ((read = await ReadAsync(body, buffer, cancel).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > order.MaxBytes)
                    throw new TransferFault($"it has more than the {order.MaxBytes} bytes allowed (--max-file)", false);
                await WriteAsync(file, buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
                meter.Received(read);
                count(read);
                sinceCheck += read;
                if (sinceCheck >= BytesBetweenDiskChecks)
                {
                    guard.Require((part.Total ?? length) - length);
                    sinceCheck = 0;
                }
            }

            if (part.Total is { } total && length != total)
                throw new TransferFault($"cut after {length} of {total} bytes", true);
            file.Flush(true);
        }
        finally
        {
            await file.DisposeAsync().ConfigureAwait(false);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(source.StallTimeout);
        try
        {
            return await body.ReadAsync(buffer.AsMemory(0, BufferBytes), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TransferFault($"no byte came in {source.StallTimeout.TotalSeconds:0.#} s", true);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw new TransferFault($"the connection broke ({fault.Message.TrimEnd('.')})", true);
        }
    }

    private static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await file.WriteAsync(bytes, cancel).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            throw new FetchException($"{file.Name} cannot be written ({fault.Message}); run again when it can: what is there is kept", fault);
        }
    }

    private void Discard()
    {
        count(-part.Length);
        part.Discard();
    }
}
