namespace HrvXkd.CodeGen;

/// <summary>A model cannot be read, quantized or emitted. The message is one line: code HRVG###, node, reason, what would be accepted.</summary>
public sealed class CodeGenException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    public CodeGenException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    /// <param name="inner">What was thrown below.</param>
    public CodeGenException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception.</summary>
    public CodeGenException() { }
}
