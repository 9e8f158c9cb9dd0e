namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Name and password for restricted databases; they come from the environment only and are never shown.</summary>
public sealed class FetchCredentials
{
    /// <summary>Environment variable of the user name.</summary>
    public const string UserVariable = "PHYSIONET_USER";

    /// <summary>Environment variable of the password.</summary>
    public const string PasswordVariable = "PHYSIONET_PASSWORD";

    internal FetchCredentials(string user, string password) =>
        Header = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <summary>Parameter of a Basic authorization header (RFC 7617).</summary>
    internal string Header { get; }

    /// <summary>Reads both variables.</summary>
    /// <returns>The credentials, or null if neither variable is set.</returns>
    /// <exception cref="FormatException">Only one is set, or the user name holds a colon.</exception>
    public static FetchCredentials? FromEnvironment()
    {
        string? user = Environment.GetEnvironmentVariable(UserVariable);
        string? password = Environment.GetEnvironmentVariable(PasswordVariable);
        if (string.IsNullOrEmpty(user) && string.IsNullOrEmpty(password))
            return null;
        if (string.IsNullOrEmpty(user) || string.IsNullOrEmpty(password))
            throw new FormatException($"only one of {UserVariable} and {PasswordVariable} is set; set both, or neither for open databases");
        if (user.Contains(':', StringComparison.Ordinal))
            throw new FormatException($"{UserVariable} holds a colon, which a user name may not");
        return new FetchCredentials(user, password);
    }

    /// <summary>Says nothing of what it holds.</summary>
    /// <returns>A fixed text.</returns>
    public override string ToString() => "credentials";
}
