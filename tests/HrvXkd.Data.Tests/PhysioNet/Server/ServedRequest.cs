namespace HrvXkd.Tests.PhysioNet;

/// <summary>A request as it came.</summary>
internal sealed record ServedRequest(string Method, string Path, long? From, string? IfRange, string? Authorization);
