// The settings, their names, defaults and allowed values. 125 conversions a second by default: what an interpreter at the slow end of the
// estimates can still take without loss.
namespace HrvXkd.Firmware.Nano
{
    /// <summary>Settings in force. Allocates nothing after the constructor.</summary>
    public sealed class Settings
    {
        /// <summary>How many there are.</summary>
        public const int Count = 6;

        private readonly byte[][] _names =
        {
            Ascii.Bytes("rate"), Ascii.Bytes("gain"), Ascii.Bytes("channel"), Ascii.Bytes("window"), Ascii.Bytes("leadoff_ms"), Ascii.Bytes("status_s"),
        };

        private readonly byte[][] _allowedTexts =
        {
            Ascii.Bytes("125 250 500"), Ascii.Bytes("1 2 3 4 6 8 12"), Ascii.Bytes("1 2"), Ascii.Bytes("60 300"), Ascii.Bytes("20..1000"), Ascii.Bytes("1..60"),
        };

        // Values one by one, or for the last two the lowest and the highest.
        private readonly int[][] _allowed =
        {
            new[] { 125, 250, 500 }, new[] { 1, 2, 3, 4, 6, 8, 12 }, new[] { 1, 2 }, new[] { 60, 300 }, new[] { 20, 1000 }, new[] { 1, 60 },
        };

        private readonly int[] _defaults = { 125, 6, 1, 60, 100, 1 };
        private readonly int[] _values = new int[Count];

        /// <summary>Begins with the defaults.</summary>
        public Settings()
        {
            Reset();
        }

        /// <summary>Value of a setting.</summary>
        /// <param name="setting">Which.</param>
        /// <returns>One of those allowed.</returns>
        public int Get(Setting setting)
        {
            return _values[(int)setting];
        }

        /// <summary>Name of a setting.</summary>
        /// <param name="index">0..<see cref="Count"/> - 1.</param>
        /// <returns>Letters.</returns>
        public byte[] Name(int index)
        {
            return _names[index];
        }

        /// <summary>Allowed values as text.</summary>
        /// <param name="index">0..<see cref="Count"/> - 1.</param>
        /// <returns>Values, or the lowest and the highest with two points between.</returns>
        public byte[] AllowedText(int index)
        {
            return _allowedTexts[index];
        }

        /// <summary>Sets all to their defaults.</summary>
        public void Reset()
        {
            System.Array.Copy(_defaults, 0, _values, 0, Count);
        }

        /// <summary>Sets one.</summary>
        /// <param name="index">0..<see cref="Count"/> - 1.</param>
        /// <param name="value">Value.</param>
        /// <returns>False, and nothing changed, if the value is not allowed.</returns>
        public bool TrySet(int index, int value)
        {
            int[] allowed = _allowed[index];
            bool found = false;
            if (index >= (int)Setting.LeadOffMs)
                found = value >= allowed[0] && value <= allowed[1];
            for (int i = 0; i < allowed.Length && !found; i++)
                found = value == allowed[i];
            if (found)
                _values[index] = value;
            return found;
        }

        /// <summary>Finds a setting by its name.</summary>
        /// <param name="text">Where the name is.</param>
        /// <param name="start">Its first byte.</param>
        /// <param name="count">Its length.</param>
        /// <returns>Its index, or -1.</returns>
        public int Find(byte[] text, int start, int count)
        {
            for (int i = 0; i < Count; i++)
            {
                if (Words.Same(text, start, count, _names[i]))
                    return i;
            }
            return -1;
        }
    }
}
