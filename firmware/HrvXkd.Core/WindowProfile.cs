namespace HrvXkd.Core
{
    /// <summary>Length and stride of the windows.</summary>
    public sealed class WindowProfile
    {
        private WindowProfile(string name, int lengthSeconds, int strideSeconds)
        {
            Name = name;
            LengthSeconds = lengthSeconds;
            StrideSeconds = strideSeconds;
        }

        /// <summary>Name of the profile: holter or short.</summary>
        public string Name { get; private set; }

        /// <summary>Length of a window, seconds.</summary>
        public int LengthSeconds { get; private set; }

        /// <summary>Start of a window to start of the next, seconds.</summary>
        public int StrideSeconds { get; private set; }

        /// <summary>
        /// Most seconds of samples over which the computation of a window is spread, once its intervals are settled: a fifth of the stride,
        /// so that it is done long before the next window is.
        /// </summary>
        public int ComputeSeconds { get { return StrideSeconds / 5; } }

        /// <summary>Windows of 300 s, stride 150 s.</summary>
        /// <returns>A new profile.</returns>
        public static WindowProfile Holter() { return new WindowProfile("holter", 300, 150); }

        /// <summary>Windows of 60 s, stride 30 s.</summary>
        /// <returns>A new profile.</returns>
        public static WindowProfile Short() { return new WindowProfile("short", 60, 30); }
    }
}
