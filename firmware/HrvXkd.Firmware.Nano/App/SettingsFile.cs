// The settings file: lines name=value, "#" begins a comment, blank lines are skipped. A file with any fault is not used at all: a device that
// half follows its settings misleads.
namespace HrvXkd.Firmware.Nano
{
    /// <summary>Reads and writes settings as text.</summary>
    public sealed class SettingsFile
    {
        /// <summary>Longest file, bytes.</summary>
        public const int MostBytes = 1024;

        private const int Missing = -1;
        private const int Newline = 10;

        private readonly IStorage _storage;
        private readonly Settings _settings;
        private readonly byte[] _text = new byte[MostBytes];
        private readonly int[] _setInLine = new int[Settings.Count];
        private readonly byte[] _number = new byte[8];

        /// <summary>Takes the memory.</summary>
        /// <param name="storage">Where the file is.</param>
        /// <param name="settings">What it is read into.</param>
        public SettingsFile(IStorage storage, Settings settings)
        {
            _storage = storage;
            _settings = settings;
        }

        /// <summary>The file's bytes, as read.</summary>
        public byte[] Text { get { return _text; } }

        /// <summary>Line of the fault, from 1.</summary>
        public int Line { get; private set; }

        /// <summary>Where the faulty line begins in <see cref="Text"/>.</summary>
        public int FaultStart { get; private set; }

        /// <summary>Its length.</summary>
        public int FaultLength { get; private set; }

        /// <summary>Index of the setting concerned, or -1.</summary>
        public int FaultSetting { get; private set; }

        /// <summary>Reads the file into the settings.</summary>
        /// <returns><see cref="SettingFault.None"/> also where there is no file; else what is wrong first, and all settings are defaults.</returns>
        public SettingFault Load()
        {
            int length = _storage.Read(_text);
            _settings.Reset();
            if (length == Missing)
                return SettingFault.None;
            Line = 0;
            FaultStart = 0;
            FaultLength = 0;
            FaultSetting = -1;
            SettingFault fault = length < 0 ? SettingFault.Unreadable : length > MostBytes ? SettingFault.TooLong : ReadLines(length);
            if (fault != SettingFault.None)
                _settings.Reset();
            return fault;
        }

        /// <summary>Takes one assignment, as a line of the file.</summary>
        /// <param name="text">Where it is.</param>
        /// <param name="start">First byte.</param>
        /// <param name="end">End, exclusive.</param>
        /// <returns>What is wrong with it; then nothing changed.</returns>
        public SettingFault Assign(byte[] text, int start, int end)
        {
            FaultSetting = -1;
            int equals = start;
            while (equals < end && text[equals] != '=')
                equals++;
            if (equals == end)
                return SettingFault.NoAssignment;
            int index = _settings.Find(text, start, Words.TrimEnd(text, start, equals) - start);
            if (index < 0)
                return SettingFault.UnknownName;
            FaultSetting = index;
            int from = Words.SkipBlanks(text, equals + 1, end);
            int value = Words.Number(text, from, end - from);
            return value != Words.NotANumber && _settings.TrySet(index, value) ? SettingFault.None : SettingFault.NotAllowed;
        }

        /// <summary>Writes the settings in force. Allocates.</summary>
        /// <returns>False if the storage refused.</returns>
        public bool Save()
        {
            int length = 0;
            for (int i = 0; i < Settings.Count; i++)
            {
                byte[] name = _settings.Name(i);
                System.Array.Copy(name, 0, _text, length, name.Length);
                length += name.Length;
                _text[length++] = (byte)'=';
                length = Append(_settings.Get((Setting)i), length);
                _text[length++] = Newline;
            }
            return _storage.TryWrite(_text, length);
        }

        private int Append(int value, int length)
        {
            int at = _number.Length;
            do
            {
                _number[--at] = (byte)('0' + (value % 10));
                value /= 10;
            }
            while (value > 0);
            System.Array.Copy(_number, at, _text, length, _number.Length - at);
            return length + _number.Length - at;
        }

        private SettingFault ReadLines(int length)
        {
            System.Array.Clear(_setInLine, 0, Settings.Count);
            int start = 0;
            while (start < length)
            {
                int end = start;
                while (end < length && _text[end] != Newline)
                    end++;
                Line++;
                SettingFault fault = ReadLine(start, end);
                if (fault != SettingFault.None)
                    return fault;
                start = end + 1;
            }
            return SettingFault.None;
        }

        private SettingFault ReadLine(int start, int end)
        {
            int comment = start;
            while (comment < end && _text[comment] != '#')
                comment++;
            start = Words.SkipBlanks(_text, start, comment);
            end = Words.TrimEnd(_text, start, comment);
            if (start == end)
                return SettingFault.None;
            FaultStart = start;
            FaultLength = end - start;
            SettingFault fault = Assign(_text, start, end);
            if (fault == SettingFault.None && _setInLine[FaultSetting] != 0)
                fault = SettingFault.Twice;
            if (FaultSetting >= 0)
                _setInLine[FaultSetting] = Line;
            return fault;
        }
    }
}
