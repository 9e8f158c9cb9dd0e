namespace HrvXkd.CommandLine;

/// <summary>The call was wrong: names the option or file, what was found and what is allowed. Ends the program with exit code 2.</summary>
/// <param name="message">One line.</param>
internal sealed class UsageException(string message) : FormatException(message);
