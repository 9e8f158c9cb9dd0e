// Requests to one database. Redirects are followed here and not by the runtime, because credentials may not travel with them.
using System.Net;
using System.Net.Http.Headers;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Sends requests for files of a database.</summary>
internal sealed class HttpSource : IDisposable
{
    private const int MostRedirects = 5;
    private const string SignIn =
        "the database is restricted: sign its agreement on PhysioNet and set "
        + FetchCredentials.UserVariable + " and " + FetchCredentials.PasswordVariable;

    private readonly Uri _root;
    private readonly FetchCredentials? _credentials;
    private readonly TimeSpan _timeout;
    private readonly HttpClient _client;

    /// <summary>Makes a source.</summary>
    /// <exception cref="FormatException">Credentials would travel unencrypted.</exception>
    public HttpSource(FetchOptions options)
    {
        _root = options.Database.Root;
        _credentials = options.Credentials;
        _timeout = options.Timeout;
        if (_credentials is not null && !options.Database.IsPrivate)
            throw new FormatException(
                $"{_root.GetLeftPart(UriPartial.Authority)} is not encrypted, and {FetchCredentials.UserVariable} is set; use https, or unset it");
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !_root.IsLoopback,
            ConnectTimeout = options.Timeout,
            MaxConnectionsPerServer = options.Connections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("HrvXkd-fetch", "0.1"));
    }

    /// <summary>Longest time without an answer or a byte.</summary>
    public TimeSpan StallTimeout => _timeout;

    /// <summary>Whether any request was ever answered.</summary>
    public bool EverAnswered { get; private set; }

    /// <summary>Sends a request and returns the answer once its head is there, if it is a success.</summary>
    /// <param name="method">GET or HEAD.</param>
    /// <param name="path">Path below the root.</param>
    /// <param name="prepare">Adds headers.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="TransferFault">No answer, or not a success.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestHeaders>? prepare, CancellationToken cancel)
    {
        Uri target = new(_root, string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        for (int redirects = 0; ; redirects++)
        {
            HttpResponseMessage answer = await SendOnceAsync(method, target, prepare, cancel).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
            {
                if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308))
                    throw Fault(answer);
                if (redirects == MostRedirects)
                    throw new TransferFault($"the server redirects more than {MostRedirects} times", false, answer.StatusCode);
                target = Allowed(target, answer);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpMethod method, Uri target, Action<HttpRequestHeaders>? prepare, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(method, target);
        if (_credentials is not null && IsOwnHost(target))
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", _credentials.Header);
        prepare?.Invoke(request.Headers);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_timeout);
        try
        {
            HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            EverAnswered = true;
            return answer;
        }
        catch (HttpRequestException fault)
        {
            throw new TransferFault($"{target.Authority} does not answer ({Innermost(fault)})", true);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TransferFault($"{target.Authority} gives no answer in {_timeout.TotalSeconds:0.#} s", true);
        }
    }

    private bool IsOwnHost(Uri target) =>
        target.Host == _root.Host && target.Port == _root.Port && (target.Scheme == Uri.UriSchemeHttps || target.IsLoopback);

    // To the same server, or to another one that nobody can listen to.
    private Uri Allowed(Uri from, HttpResponseMessage answer)
    {
        if (answer.Headers.Location is not { } location)
            throw new TransferFault("the server redirects to nowhere", true, answer.StatusCode);
        Uri target = new(from, location);
        bool same = target.Scheme == from.Scheme && target.Authority == from.Authority;
        bool web = target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp;
        if (!web || !(same || target.Scheme == Uri.UriSchemeHttps || (target.IsLoopback && _root.IsLoopback)))
            throw new TransferFault($"the server redirects to {SafePath.Shown(target.GetLeftPart(UriPartial.Authority))}, which is not encrypted", false, answer.StatusCode);
        if (target.AbsolutePath.StartsWith("/login", StringComparison.Ordinal))
            throw new TransferFault(SignIn, false, HttpStatusCode.Forbidden);
        return target;
    }

    private TransferFault Fault(HttpResponseMessage answer)
    {
        int status = (int)answer.StatusCode;
        bool mayPass = status is 408 or 425 or 429 or >= 500;
        string reason = status switch
        {
            401 or 403 when _credentials is null => $"the server refuses ({status}); {SignIn}",
            401 or 403 => $"the server refuses these credentials ({status}); PhysioNet takes them only from accounts that signed the agreement and from programs it knows",
            404 or 410 => $"the server does not have it ({status})",
            _ => $"the server answers {status} {SafePath.Shown(answer.ReasonPhrase ?? "")}".TrimEnd(),
        };
        RetryConditionHeaderValue? after = answer.Headers.RetryAfter;
        TimeSpan? wait = after?.Delta ?? (after?.Date is { } date ? date - (answer.Headers.Date ?? DateTimeOffset.UtcNow) : null);
        return new TransferFault(reason, mayPass, answer.StatusCode, wait);
    }

    private static string Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault.Message.TrimEnd('.');
    }
}
