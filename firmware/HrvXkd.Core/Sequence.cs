namespace HrvXkd.Core
{
    /// <summary>What a model sees: consecutive windows, oldest first, some of them masked.</summary>
    public static class Sequence
    {
        /// <summary>Windows in one sequence.</summary>
        public const int Windows = 8;

        /// <summary>Features in one window, see <see cref="Feature"/>.</summary>
        public const int Features = 12;

        /// <summary>Fewest valid windows for which a risk is given; the newest must be among them.</summary>
        public const int MinimumValid = 5;

        /// <summary>Tells whether a risk may be given, in training and on the device alike.</summary>
        /// <param name="validBits">Bit i is set if the window of age i is valid; bit 0 is the newest.</param>
        /// <returns>True if the newest and at least <see cref="MinimumValid"/> windows are valid.</returns>
        public static bool IsUsable(int validBits)
        {
            int valid = 0;
            for (int age = 0; age < Windows; age++)
                valid += (validBits >> age) & 1;
            return (validBits & 1) != 0 && valid >= MinimumValid;
        }
    }
}
