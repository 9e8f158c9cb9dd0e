// Lead-off bits flip while an electrode is moved: a bit counts as changed once it has been different for a number of frames in a row.
// Integer only; compiled for nanoFramework too.
namespace HrvXkd.Hardware.Adc
{
    /// <summary>Debounces the five lead-off bits of a frame, each by itself. Allocates nothing after the constructor.</summary>
    public sealed class LeadOffDebouncer
    {
        private const int Electrodes = 5;

        private readonly int[] _different = new int[Electrodes];
        private readonly int _frames;
        private bool _calm = true;

        /// <summary>Begins with all electrodes connected.</summary>
        /// <param name="frames">Frames in a row that a bit must differ for, 1 or more; 50..100 ms are usual.</param>
        public LeadOffDebouncer(int frames)
        {
            if (frames < 1)
                throw new System.ArgumentOutOfRangeException(nameof(frames));
            _frames = frames;
        }

        /// <summary>The debounced bits: RLD, IN2N, IN2P, IN1N, IN1P from bit 4 down; 1 is off.</summary>
        public int Bits { get; private set; }

        /// <summary>Takes the bits of the next frame.</summary>
        /// <param name="bits">0..31, as <see cref="FrameDecoder.LeadOffBits"/> gives them.</param>
        /// <returns>The debounced bits.</returns>
        public int Update(int bits)
        {
            return _calm && bits == Bits ? bits : Change(bits);
        }

        private int Change(int bits)
        {
            for (int i = 0; i < Electrodes; i++)
            {
                int mask = 1 << i;
                if (((bits ^ Bits) & mask) == 0)
                    _different[i] = 0;
                else if (++_different[i] >= _frames)
                {
                    _different[i] = 0;
                    Bits ^= mask;
                }
            }

            _calm = bits == Bits;
            return Bits;
        }
    }
}
