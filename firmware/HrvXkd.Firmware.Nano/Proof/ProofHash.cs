// FNV-1a over 16-bit halves, modulo 2^31, twice with different seeds: 62 bits without any number that needs more than 63.
namespace HrvXkd.Proof
{
    /// <summary>Condenses integers, the same on every machine.</summary>
    public sealed class ProofHash
    {
        private const long Mask = 0x7FFFFFFF;
        private const long Prime = 16777619;

        private long _first = 0x11C9DC5;
        private long _second = 0x5D2C9B3;

        /// <summary>First half, 31 bits.</summary>
        public int First { get { return (int)_first; } }

        /// <summary>Second half, 31 bits.</summary>
        public int Second { get { return (int)_second; } }

        /// <summary>Takes an integer.</summary>
        /// <param name="value">Any int.</param>
        public void Add(int value)
        {
            long low = value & 0xFFFF;
            long high = (value >> 16) & 0xFFFF;
            _first = (((((_first ^ low) * Prime) & Mask) ^ high) * Prime) & Mask;
            _second = (((((_second ^ high) * Prime) & Mask) ^ low) * Prime) & Mask;
        }

        /// <summary>Takes a long.</summary>
        /// <param name="value">Any long.</param>
        public void Add(long value)
        {
            Add((int)(value & Mask));
            Add((int)((value >> 31) & Mask));
        }

        /// <summary>Takes all of an array.</summary>
        /// <param name="values">Any ints.</param>
        public void Add(int[] values)
        {
            for (int i = 0; i < values.Length; i++)
                Add(values[i]);
        }
    }
}
