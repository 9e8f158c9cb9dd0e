namespace HrvXkd.Wfdb;

/// <summary>A WFDB file is not what it should be. The message is one line: file, place, what was found, what was expected.</summary>
public sealed class WfdbException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    public WfdbException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    /// <param name="inner">What was thrown below.</param>
    public WfdbException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception.</summary>
    public WfdbException() { }
}
