// One line of the protocol: fields with commas between them, "*" and the exclusive or of all bytes before it as two hexadecimal digits, LF.
namespace HrvXkd.Firmware.Nano
{
    /// <summary>Puts a line together in a buffer. What does not fit is cut off before the checksum. Allocates nothing after the constructor.</summary>
    public sealed class TextLine
    {
        private const int Tail = 4;
        private const int MostDigits = 20;

        private readonly byte[] _bytes;
        private readonly byte[] _digits = new byte[MostDigits];
        private int _length;

        /// <summary>Takes the memory.</summary>
        /// <param name="capacity">Bytes of the longest line, checksum and end included; 8 or more.</param>
        public TextLine(int capacity)
        {
            if (capacity < 2 * Tail)
                throw new System.ArgumentOutOfRangeException("capacity");
            _bytes = new byte[capacity];
        }

        /// <summary>The line's bytes.</summary>
        public byte[] Bytes { get { return _bytes; } }

        /// <summary>How many of them count.</summary>
        public int Length { get { return _length; } }

        /// <summary>Begins a line.</summary>
        /// <param name="kind">Its first field.</param>
        /// <returns>This line.</returns>
        public TextLine Begin(byte[] kind)
        {
            _length = 0;
            return Add(kind);
        }

        /// <summary>Begins the next field.</summary>
        /// <returns>This line.</returns>
        public TextLine Next()
        {
            return AddByte(',');
        }

        /// <summary>Appends bytes.</summary>
        /// <param name="text">All of them.</param>
        /// <returns>This line.</returns>
        public TextLine Add(byte[] text)
        {
            return Add(text, 0, text.Length);
        }

        /// <summary>Appends bytes; what would break the line or its fields is replaced by a question mark.</summary>
        /// <param name="text">Where they are.</param>
        /// <param name="start">First one.</param>
        /// <param name="count">How many.</param>
        /// <returns>This line.</returns>
        public TextLine Add(byte[] text, int start, int count)
        {
            for (int i = 0; i < count; i++)
            {
                int value = text[start + i];
                AddByte(value < ' ' || value > '~' || value == '*' ? '?' : value);
            }
            return this;
        }

        /// <summary>Appends an integer in decimal digits.</summary>
        /// <param name="value">Above long.MinValue.</param>
        /// <returns>This line.</returns>
        public TextLine AddNumber(long value)
        {
            if (value < 0)
            {
                AddByte('-');
                value = -value;
            }
            int at = MostDigits;
            do
            {
                long rest = value / 10;
                _digits[--at] = (byte)('0' + (int)(value - (rest * 10)));
                value = rest;
            }
            while (value > 0);
            for (; at < MostDigits; at++)
                AddByte(_digits[at]);
            return this;
        }

        /// <summary>Appends a number with one decimal place.</summary>
        /// <param name="tenths">Ten times the number, 0 or more.</param>
        /// <returns>This line.</returns>
        public TextLine AddTenths(int tenths)
        {
            return AddNumber(tenths / 10).AddByte('.').AddByte('0' + (tenths % 10));
        }

        /// <summary>Ends the line with its checksum.</summary>
        /// <returns>This line.</returns>
        public TextLine End()
        {
            int sum = 0;
            for (int i = 0; i < _length; i++)
                sum ^= _bytes[i];
            _bytes[_length++] = (byte)'*';
            _bytes[_length++] = Hexadecimal(sum >> 4);
            _bytes[_length++] = Hexadecimal(sum & 15);
            _bytes[_length++] = (byte)'\n';
            return this;
        }

        private TextLine AddByte(int value)
        {
            if (_length < _bytes.Length - Tail)
                _bytes[_length++] = (byte)value;
            return this;
        }

        private static byte Hexadecimal(int digit)
        {
            return (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);
        }
    }
}
