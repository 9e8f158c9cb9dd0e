namespace HrvXkd.Firmware.Nano
{
    /// <summary>Reads words and numbers in bytes. Allocates nothing.</summary>
    public static class Words
    {
        /// <summary>No number.</summary>
        public const int NotANumber = -1;

        private const int MostDigits = 6;

        /// <summary>Compares a part of a text with a word.</summary>
        /// <param name="text">The text.</param>
        /// <param name="start">First byte of the part.</param>
        /// <param name="count">Its length.</param>
        /// <param name="word">The word.</param>
        /// <returns>True if they are the same.</returns>
        public static bool Same(byte[] text, int start, int count, byte[] word)
        {
            if (count != word.Length)
                return false;
            for (int i = 0; i < count; i++)
            {
                if (text[start + i] != word[i])
                    return false;
            }
            return true;
        }

        /// <summary>Reads a number.</summary>
        /// <param name="text">The text.</param>
        /// <param name="start">First digit.</param>
        /// <param name="count">Digits, all of them.</param>
        /// <returns>0..999999, or <see cref="NotANumber"/>.</returns>
        public static int Number(byte[] text, int start, int count)
        {
            if (count < 1 || count > MostDigits)
                return NotANumber;
            int value = 0;
            for (int i = 0; i < count; i++)
            {
                int digit = text[start + i] - '0';
                if (digit < 0 || digit > 9)
                    return NotANumber;
                value = (value * 10) + digit;
            }
            return value;
        }

        /// <summary>Skips blanks from the left.</summary>
        /// <param name="text">The text.</param>
        /// <param name="start">Where to begin.</param>
        /// <param name="end">Where to stop.</param>
        /// <returns>The first byte that is none, or <paramref name="end"/>.</returns>
        public static int SkipBlanks(byte[] text, int start, int end)
        {
            while (start < end && IsBlank(text[start]))
                start++;
            return start;
        }

        /// <summary>Skips blanks from the right.</summary>
        /// <param name="text">The text.</param>
        /// <param name="start">Where to stop.</param>
        /// <param name="end">Where to begin, exclusive.</param>
        /// <returns>The end without them.</returns>
        public static int TrimEnd(byte[] text, int start, int end)
        {
            while (end > start && IsBlank(text[end - 1]))
                end--;
            return end;
        }

        private static bool IsBlank(int value)
        {
            return value == ' ' || value == '\t' || value == '\r';
        }
    }
}
