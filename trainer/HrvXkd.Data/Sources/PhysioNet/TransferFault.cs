using System.Net;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>One attempt at a file failed.</summary>
/// <param name="reason">One line.</param>
/// <param name="mayPass">True if a further attempt may do.</param>
/// <param name="status">Answer of the server, or null if there was none.</param>
/// <param name="retryAfter">Time that the server asks to wait.</param>
internal sealed class TransferFault(string reason, bool mayPass, HttpStatusCode? status = null, TimeSpan? retryAfter = null) : Exception(reason)
{
    public bool MayPass { get; } = mayPass;

    public HttpStatusCode? Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    public bool IsNotFound => Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    public bool IsRefused => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}
