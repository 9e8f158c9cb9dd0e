// Known-answer test of a model: the same integers in on every machine, so the same logits and hash out.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Feeds a model fixed pseudo-random sequences and condenses its logits.</summary>
    public static class KnownAnswer
    {
        /// <summary>Sequences; the model is reset before each.</summary>
        public const int Sequences = 4;

        /// <summary>Windows in one sequence: the last ones see a cache that has gone round.</summary>
        public const int Pushes = 20;

        private const long Mask = 0x7FFFFFFF;

        /// <summary>Runs the sequences.</summary>
        /// <param name="model">The model; reset before and after.</param>
        /// <param name="centreQ16">Middle of each feature, shape [12], Q16.16.</param>
        /// <param name="spreadQ16">Half width of each feature's range, shape [12], Q16.16, 0..2^30.</param>
        /// <param name="logitsQ16">Receives the last logit of each sequence, shape [<see cref="Sequences"/>].</param>
        /// <returns>31-bit hash (FNV-1a over 16-bit halves) of all logits.</returns>
        public static int Run(IRiskModel model, int[] centreQ16, int[] spreadQ16, int[] logitsQ16)
        {
            int[] features = new int[centreQ16.Length];
            long seed = 1;
            long hash = 0x11C9DC5;
            for (int sequence = 0; sequence < Sequences; sequence++)
            {
                model.Reset();
                for (int push = 0; push < Pushes; push++)
                {
                    seed = Fill(features, centreQ16, spreadQ16, seed);
                    // Window 5 of the last sequence is as far out as an int goes; about one window in eight is masked.
                    if (sequence == Sequences - 1 && push == 5)
                        features[push] = FixedPoint.MinValue;
                    logitsQ16[sequence] = model.Push(features, ((seed >> 20) & 7) != 0);
                    hash = Fold(hash, logitsQ16[sequence]);
                }
            }
            model.Reset();
            return (int)hash;
        }

        /// <summary>Vectors that a model of whole vectors is run on.</summary>
        public const int Vectors = 8;

        /// <summary>Runs fixed vectors: uniform within the spread, the last one at the ends of an int.</summary>
        /// <param name="model">The model.</param>
        /// <param name="inputCount">Numbers of one vector.</param>
        /// <param name="outputCount">Numbers of one result.</param>
        /// <param name="spreadQ16">Half width of the range, Q16.16, 0..2^30.</param>
        /// <returns>31-bit hash of all results. Allocates.</returns>
        public static int Run(IVectorModel model, int inputCount, int outputCount, int spreadQ16)
        {
            int[] input = new int[inputCount];
            int[] output = new int[outputCount];
            long seed = 1;
            long hash = 0x11C9DC5;
            for (int vector = 0; vector < Vectors; vector++)
            {
                for (int i = 0; i < inputCount; i++)
                {
                    seed = (seed * 1103515245 + 12345) & Mask;
                    input[i] = (int)((spreadQ16 * ((seed >> 7) - (1 << 23))) >> 23);
                    if (vector == Vectors - 1)
                        input[i] = input[i] < 0 ? FixedPoint.MinValue : FixedPoint.MaxValue;
                }
                model.Run(input, output);
                for (int i = 0; i < outputCount; i++)
                    hash = Fold(hash, output[i]);
            }
            return (int)hash;
        }

        private static long Fold(long hash, int value)
        {
            hash = ((hash ^ (value & 0xFFFF)) * 16777619) & Mask;
            return ((hash ^ ((value >> 16) & 0xFFFF)) * 16777619) & Mask;
        }

        // Linear congruential generator modulo 2^31; its upper bits are the random ones.
        private static long Fill(int[] features, int[] centre, int[] spread, long seed)
        {
            for (int i = 0; i < features.Length; i++)
            {
                seed = (seed * 1103515245 + 12345) & Mask;
                long offset = (spread[i] * ((seed >> 7) - (1 << 23))) >> 23;
                features[i] = FixedPoint.Saturate(centre[i] + offset);
            }
            return seed;
        }
    }
}
