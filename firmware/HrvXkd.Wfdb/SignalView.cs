namespace HrvXkd.Wfdb;

/// <summary>How a signal with several samples in a frame is read; for all others the views are the same.</summary>
public enum SignalView
{
    /// <summary>One sample in a frame, the mean rounded half up, missing where one of them is: all signals at <see cref="WfdbRecord.SampleRateHz"/>.</summary>
    Frames,

    /// <summary>Every sample, at the signal's own rate.</summary>
    Samples,
}
