namespace HrvXkd.Firmware.Nano
{
    /// <summary>Gathers bytes into lines. Allocates nothing after the constructor.</summary>
    public sealed class CommandReader
    {
        private const int LongestCommand = 64;
        private const int MostAtOnce = 32;
        private const int Newline = 10;
        private const int Return = 13;

        private readonly IConsole _console;
        private readonly byte[] _received = new byte[MostAtOnce];
        private readonly byte[] _line = new byte[LongestCommand];
        private int _at;
        private int _count;
        private int _length;
        private bool _tooLong;
        private bool _done;

        /// <summary>Takes the memory.</summary>
        /// <param name="console">Where commands come from.</param>
        public CommandReader(IConsole console)
        {
            _console = console;
        }

        /// <summary>The command's bytes.</summary>
        public byte[] Line { get { return _line; } }

        /// <summary>How many of them count.</summary>
        public int Length { get { return _length; } }

        /// <summary>True if the line was longer than any command and is cut off.</summary>
        public bool IsTooLong { get { return _tooLong; } }

        /// <summary>Takes what has arrived.</summary>
        /// <returns>True if a line is complete; it stands until the next call. Empty lines are skipped.</returns>
        public bool TryRead()
        {
            if (_done)
            {
                _done = false;
                _length = 0;
                _tooLong = false;
            }
            if (_at == _count)
            {
                _at = 0;
                _count = _console.Read(_received);
            }
            while (_at < _count)
            {
                int value = _received[_at++];
                if (value == Newline || value == Return)
                {
                    if (_length == 0)
                        continue;
                    _done = true;
                    return true;
                }
                if (_length < _line.Length)
                    _line[_length++] = (byte)value;
                else
                    _tooLong = true;
            }
            return false;
        }
    }
}
