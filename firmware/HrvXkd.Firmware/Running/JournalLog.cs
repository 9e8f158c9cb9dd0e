namespace HrvXkd.Firmware.Running;

/// <summary>Lines for the journal, with the level that systemd reads from the start of a line; on a terminal without it.</summary>
internal sealed class JournalLog(TextWriter output, bool levels)
{
    private readonly Lock _gate = new();

    /// <summary>The log of this process: stderr, with levels if systemd reads it.</summary>
    public static JournalLog Create() => new(Console.Error, Environment.GetEnvironmentVariable("JOURNAL_STREAM") is not null);

    /// <summary>Something went wrong and needs a person.</summary>
    public void Error(string line) => Write(3, line);

    /// <summary>Something is not as it should be.</summary>
    public void Warning(string line) => Write(4, line);

    /// <summary>Something worth knowing.</summary>
    public void Notice(string line) => Write(5, line);

    private void Write(int level, string line)
    {
        lock (_gate)
            output.WriteLine(levels ? $"<{level}>{line}" : line);
    }
}
