namespace HrvXkd.Core
{
    /// <summary>Streams one ECG lead to beats and windows of features: the whole signal path, the same on desktop and device.</summary>
    public sealed class EcgAnalyzer
    {
        /// <summary>Nothing new.</summary>
        public const int None = 0;

        /// <summary>Flag: a beat is ready in <see cref="BeatTicks"/>.</summary>
        public const int BeatFound = 1;

        /// <summary>Flag: a window is ready in <see cref="CopyFeatures"/>.</summary>
        public const int WindowReady = 2;

        /// <summary>Allocates all buffers; nothing is allocated afterwards.</summary>
        /// <param name="sampleRateHz">Sampling rate, 100..1000 Hz.</param>
        /// <param name="countsPerMilliVolt">Gain, 1 or more.</param>
        /// <param name="profile">Window profile.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">Rate or gain out of range.</exception>
        public EcgAnalyzer(int sampleRateHz, int countsPerMilliVolt, WindowProfile profile) { throw new System.InvalidOperationException(); }

        /// <summary>Time of the latest beat's R peak, ticks since the first sample.</summary>
        public long BeatTicks { get; private set; }

        /// <summary>Quality of the latest beat, 0..100.</summary>
        public int BeatQuality { get; private set; }

        /// <summary>Index of the latest window; it starts at index * stride.</summary>
        public int WindowIndex { get; private set; }

        /// <summary>Quality of the latest window, 0..100: share of its time covered by kept NN intervals, weighted by beat quality.</summary>
        public int WindowQuality { get; private set; }

        /// <summary>True if the latest window's quality reaches the threshold and all its features exist.</summary>
        public bool WindowValid { get; private set; }

        /// <summary>Takes one sample.</summary>
        /// <param name="sample">Sample in counts, any int.</param>
        /// <returns>A combination of <see cref="BeatFound"/> and <see cref="WindowReady"/>, or <see cref="None"/>.</returns>
        public int Push(int sample) { throw new System.InvalidOperationException(); }

        /// <summary>Records that samples are missing here: no interval spans them, time goes on.</summary>
        /// <param name="samples">Missing samples, 1 or more.</param>
        /// <returns>As <see cref="Push"/>.</returns>
        public int PushGap(int samples) { throw new System.InvalidOperationException(); }

        /// <summary>Ends the recording: call until it returns <see cref="None"/> to receive what is still delayed.</summary>
        /// <returns>As <see cref="Push"/>.</returns>
        public int Finish() { throw new System.InvalidOperationException(); }

        /// <summary>Copies the latest window's features.</summary>
        /// <param name="featuresQ16">Receives shape [12], Q16.16, order of <see cref="Feature"/>; zeros if not valid.</param>
        public void CopyFeatures(int[] featuresQ16) { throw new System.InvalidOperationException(); }
    }
}
