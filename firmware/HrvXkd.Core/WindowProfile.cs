namespace HrvXkd.Core
{
    /// <summary>Length and stride of the windows.</summary>
    public sealed class WindowProfile
    {
        private WindowProfile(string name, int lengthSeconds, int strideSeconds, int computeSeconds)
        {
            Name = name;
            LengthSeconds = lengthSeconds;
            StrideSeconds = strideSeconds;
            ComputeSeconds = computeSeconds;
        }

        /// <summary>Name of the profile: holter or short.</summary>
        public string Name { get; private set; }

        /// <summary>Length of a window, seconds.</summary>
        public int LengthSeconds { get; private set; }

        /// <summary>Start of a window to start of the next, seconds.</summary>
        public int StrideSeconds { get; private set; }

        /// <summary>
        /// Most seconds of samples over which the computation of a window is spread, once its intervals are settled: a fifth of the stride,
        /// so that it is done long before the next window is; see <see cref="Unhurried"/>.
        /// </summary>
        public int ComputeSeconds { get; private set; }

        /// <summary>Windows of 300 s, stride 150 s.</summary>
        /// <returns>A new profile.</returns>
        public static WindowProfile Holter() { return new WindowProfile("holter", 300, 150, 30); }

        /// <summary>Windows of 60 s, stride 30 s.</summary>
        /// <returns>A new profile.</returns>
        public static WindowProfile Short() { return new WindowProfile("short", 60, 30, 6); }

        /// <summary>
        /// The same windows with their computation spread over four fifths of the stride, for an interpreter that needs most of its time for the
        /// samples: a quarter of the work with a sample, the same results later. The next window is still not due before one is done.
        /// </summary>
        /// <param name="usual">Gives name, length and stride.</param>
        /// <returns>A new profile.</returns>
        public static WindowProfile Unhurried(WindowProfile usual)
        {
            return new WindowProfile(usual.Name, usual.LengthSeconds, usual.StrideSeconds, usual.StrideSeconds * 4 / 5);
        }
    }
}
