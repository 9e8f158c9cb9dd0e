// A shape that was seen, and what is known of the beats that have it.
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatTemplate
    {
        /// <summary>Weight of a shape that all beats have.</summary>
        public const int FullWeight = 1 << 14;

        private const int Part = 8;

        // An interval far from the usual one says no more than this, 1/1000.
        private const int LongestRatio = 1500;

        /// <summary>Mean 0, root of the energy 4096.</summary>
        public readonly int[] Points = new int[BeatShape.Points];

        /// <summary>Recent share of beats of this shape, 0..<see cref="FullWeight"/>; 0 if never seen. Early beats count less.</summary>
        public int Weight { get; set; }

        /// <summary>Mean size, log2 in Q8.</summary>
        public int SizeQ8 { get; private set; }

        /// <summary>Mean sharpness, log2 in Q8.</summary>
        public int SharpnessQ8 { get; private set; }

        /// <summary>Mean interval before a beat of this shape, 1/1000 of the usual interval.</summary>
        public int Ratio { get; private set; }

        /// <summary>Starts anew with a shape.</summary>
        public void Start(BeatShape shape, int ratio)
        {
            shape.Teach(Points, 0, 1);
            Weight = 0;
            SizeQ8 = shape.SizeQ8;
            SharpnessQ8 = shape.SharpnessQ8;
            Ratio = Limited(ratio);
        }

        /// <summary>Learns from another beat of this shape.</summary>
        public void Learn(BeatShape shape, int shift, int ratio)
        {
            shape.Teach(Points, shift, Part);
            SizeQ8 += (shape.SizeQ8 - SizeQ8) / Part;
            SharpnessQ8 += (shape.SharpnessQ8 - SharpnessQ8) / Part;
            Ratio += (Limited(ratio) - Ratio) / Part;
        }

        private static int Limited(int ratio)
        {
            return ratio > LongestRatio ? LongestRatio : ratio;
        }
    }
}
