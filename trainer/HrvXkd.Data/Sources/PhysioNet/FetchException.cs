namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>The work could not be done though the call was right: no network, no disk space, a server that gave up. What is on disk is kept.</summary>
/// <param name="message">One line: what, and what to do.</param>
/// <param name="inner">Cause, or null.</param>
public sealed class FetchException(string message, Exception? inner = null) : Exception(message, inner);
