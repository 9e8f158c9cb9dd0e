namespace HrvXkd.Firmware.Recording;

/// <summary>The recording that is written and, for some seconds, the one before it: beats and windows are known later than their samples.</summary>
internal sealed class SessionChain : IDisposable
{
    private SessionWriter? _ended;
    private long _endedFirstSample;

    /// <summary>The recording that is written, or null.</summary>
    public SessionWriter? Current { get; private set; }

    /// <summary>Its first sample since the start of the program.</summary>
    public long FirstSample { get; private set; }

    /// <summary>Begins a recording.</summary>
    /// <param name="session">It.</param>
    /// <param name="firstSample">Its first sample since the start of the program.</param>
    public void Begin(SessionWriter session, long firstSample)
    {
        Current = session;
        FirstSample = firstSample;
    }

    /// <summary>Ends the samples of the recording; what is found in them late may still come until <see cref="CompleteEnded"/>.</summary>
    /// <param name="closing">Lines for the end of its header.</param>
    public void End(IReadOnlyList<string> closing)
    {
        CompleteEnded();
        Current!.ClosingComments = closing;
        Current.EndSamples();
        (_ended, _endedFirstSample) = (Current, FirstSample);
        Current = null;
    }

    /// <summary>Writes an annotation into the recording that holds its sample.</summary>
    /// <param name="annotation">It, its sample counted from the start of the program.</param>
    public void Annotate(in DeviceAnnotation annotation)
    {
        if (annotation.Sample < FirstSample && _ended is not null)
            _ended.Annotate(annotation with { Sample = annotation.Sample - _endedFirstSample });
        else
            Current!.Annotate(annotation with { Sample = Math.Max(0, annotation.Sample - FirstSample) });
    }

    /// <summary>Completes the recording before, if there still is one.</summary>
    public void CompleteEnded()
    {
        SessionWriter? ended = _ended;
        _ended = null;
        try
        {
            ended?.Complete();
        }
        finally
        {
            ended?.Dispose();
        }
    }

    /// <summary>Closes the files as they are.</summary>
    public void Dispose()
    {
        Close(_ended);
        Close(Current);
        _ended = Current = null;
    }

    // A disk that is full refuses the last bytes, too: what is on it is mended at the next start.
    private static void Close(SessionWriter? session)
    {
        try
        {
            session?.Dispose();
        }
        catch (IOException)
        {
            return;
        }
    }
}
