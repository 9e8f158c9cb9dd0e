namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>Where the samples of one signal lie in a file of frames; a frame holds a run of samples of each signal, one run after another.</summary>
/// <param name="ByteOffset">First byte of the first frame.</param>
/// <param name="FrameSamples">Samples of all signals in a frame.</param>
/// <param name="First">Samples of a frame before those of this signal.</param>
/// <param name="Run">Samples of this signal in a frame.</param>
internal readonly record struct FrameLayout(long ByteOffset, long FrameSamples, long First, int Run)
{
    /// <summary>Place in the file, in samples, of a sample of the signal.</summary>
    public long Place(long sample) => Run == 1
        ? (sample * FrameSamples) + First
        : (sample / Run * FrameSamples) + First + (sample % Run);
}
