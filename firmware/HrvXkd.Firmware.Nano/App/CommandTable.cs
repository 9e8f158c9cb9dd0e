namespace HrvXkd.Firmware.Nano
{
    /// <summary>Names of commands. Allocates nothing after the constructor.</summary>
    public sealed class CommandTable
    {
        private readonly byte[][] _names =
        {
            Ascii.Bytes("help"), Ascii.Bytes("status"), Ascii.Bytes("identity"), Ascii.Bytes("selftest"), Ascii.Bytes("settings"),
            Ascii.Bytes("set"), Ascii.Bytes("defaults"), Ascii.Bytes("memory"), Ascii.Bytes("restart"),
        };

        /// <summary>Where the argument of the last command begins.</summary>
        public int ArgumentStart { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int ArgumentEnd { get; private set; }

        /// <summary>Finds the command of a line. Only <see cref="UserCommand.Set"/> takes an argument, and it must have one.</summary>
        /// <param name="line">The line.</param>
        /// <param name="length">Its length.</param>
        /// <returns>The command.</returns>
        public UserCommand Find(byte[] line, int length)
        {
            int start = Words.SkipBlanks(line, 0, length);
            ArgumentEnd = Words.TrimEnd(line, start, length);
            int end = start;
            while (end < ArgumentEnd && line[end] != ' ')
                end++;
            ArgumentStart = Words.SkipBlanks(line, end, ArgumentEnd);
            bool hasArgument = ArgumentStart < ArgumentEnd;
            for (int i = 0; i < _names.Length; i++)
            {
                if (Words.Same(line, start, end - start, _names[i]))
                    return hasArgument == (i == (int)UserCommand.Set) ? (UserCommand)i : UserCommand.Unknown;
            }
            return UserCommand.Unknown;
        }

        /// <summary>Appends all names.</summary>
        /// <param name="line">Line to append to.</param>
        /// <returns>The line.</returns>
        public TextLine Append(TextLine line)
        {
            for (int i = 0; i < _names.Length; i++)
                line.Add(_names[i], 0, _names[i].Length).Next();
            return line;
        }
    }
}
