// Access from the network: TLS with a certificate that the device makes for itself, and a token of 128 random bits. Both lie in the data folder,
// readable by the device's user alone. The browser keeps the token as a cookie that scripts and other sites do not get.
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HrvXkd.Firmware.Running;
using Microsoft.AspNetCore.Http;

namespace HrvXkd.Firmware.Monitor;

/// <summary>Who may see the page over the network.</summary>
internal sealed class NetworkAccess
{
    private const string Cookie = "hrvxkd";
    private const int TokenBytes = 16;
    private const int CertificateYears = 5;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _token;

    private NetworkAccess(byte[] token, X509Certificate2 certificate)
    {
        _token = token;
        Certificate = certificate;
    }

    /// <summary>The device's certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Reads token and certificate, or makes them.</summary>
    /// <param name="folder">Data folder.</param>
    /// <param name="log">Is told a new token, and the certificate's fingerprint.</param>
    /// <exception cref="IOException">They cannot be read or written.</exception>
    public static NetworkAccess Open(string folder, JournalLog log)
    {
        string tokenFile = Path.Combine(folder, "monitor.token");
        if (!File.Exists(tokenFile))
        {
            string made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
            WriteSecret(tokenFile, Encoding.ASCII.GetBytes(made));
            log.Notice($"new token for the page, also in {tokenFile}: {made}");
        }

        string token = File.ReadAllText(tokenFile).Trim();
        if (token.Length < 2 * TokenBytes)
            throw new IOException($"{tokenFile}: {token.Length} characters, expected {2 * TokenBytes} or more; remove it to have one made");
        X509Certificate2 certificate = OpenCertificate(Path.Combine(folder, "monitor.pfx"));
        log.Notice($"certificate of the page, SHA-256 {certificate.GetCertHashString(HashAlgorithmName.SHA256)}");
        return new NetworkAccess(Encoding.ASCII.GetBytes(token), certificate);
    }

    /// <summary>True if the request carries the token: as a bearer, as the cookie, or once as ?token=, which sets the cookie.</summary>
    public bool Admits(HttpContext context)
    {
        string bearer = context.Request.Headers.Authorization.ToString();
        if (bearer.StartsWith("Bearer ", StringComparison.Ordinal) && IsToken(bearer["Bearer ".Length..]))
            return true;
        if (IsToken(context.Request.Cookies[Cookie]))
            return true;
        if (IsToken(context.Request.Query["token"]))
        {
            context.Response.Cookies.Append(Cookie, Encoding.ASCII.GetString(_token), new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict });
            context.Response.Redirect("/");
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return false;
    }

    private bool IsToken(string? text) =>
        text is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), SHA256.HashData(_token));

    private static X509Certificate2 OpenCertificate(string path)
    {
        if (!File.Exists(path))
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            CertificateRequest request = new($"CN={Dns.GetHostName()}", key, HashAlgorithmName.SHA256);
            SubjectAlternativeNameBuilder names = new();
            names.AddDnsName(Dns.GetHostName());
            names.AddDnsName(Dns.GetHostName() + ".local");
            request.CertificateExtensions.Add(names.Build());
            DateTimeOffset now = DateTimeOffset.UtcNow;
            using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(CertificateYears));
            WriteSecret(path, made.Export(X509ContentType.Pkcs12));
        }

        return X509CertificateLoader.LoadPkcs12FromFile(path, null);
    }

    private static void WriteSecret(string path, byte[] bytes)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using FileStream file = new(path, options);
        file.Write(bytes);
    }
}
