namespace HrvXkd.Hardware.Adc;

/// <summary>The chip did not answer as it must. The message is one line: what was asked, what came, what was expected.</summary>
public sealed class Ads1292Exception : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    public Ads1292Exception(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    /// <param name="inner">What was thrown below.</param>
    public Ads1292Exception(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception.</summary>
    public Ads1292Exception() { }
}
