namespace HrvXkd.Data;

/// <summary>Streams the beats of a recording.</summary>
public interface IBeatReader : IDisposable
{
    /// <summary>Reads the next beat.</summary>
    /// <param name="beat">The beat; later than the one before.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="FormatException">The source is wrong here; one line.</exception>
    bool TryRead(out RecordedBeat beat);
}
