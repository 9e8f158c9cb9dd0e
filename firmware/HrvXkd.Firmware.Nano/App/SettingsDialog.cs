// Settings over the serial port: shown, checked, stored. They come into force with the next start, so that a measurement is of one kind.
namespace HrvXkd.Firmware.Nano
{
    /// <summary>Answers commands about settings, and tells what is wrong with the file. Allocates nothing after the constructor but to store.</summary>
    public sealed class SettingsDialog
    {
        private readonly byte[] _blank = Ascii.Bytes(" ");
        private readonly byte[] _settingsWord = Ascii.Bytes("settings");
        private readonly byte[] _line = Ascii.Bytes("line ");
        private readonly byte[] _allowed = Ascii.Bytes("allowed ");
        private readonly byte[] _stored = Ascii.Bytes("stored,restart to use");
        private readonly byte[] _refused = Ascii.Bytes("storage cannot be written");
        private readonly byte[] _useDefaults = Ascii.Bytes("defaults in force,mend with: defaults");

        private readonly byte[][] _faults =
        {
            Ascii.Bytes("ok"), Ascii.Bytes("no name=value"), Ascii.Bytes("unknown name"), Ascii.Bytes("value not allowed"), Ascii.Bytes("set twice"),
            Ascii.Bytes("longer than 1024 bytes"), Ascii.Bytes("cannot be read"),
        };

        private readonly Reporter _reporter;
        private readonly Settings _inForce;
        private readonly Settings _next = new Settings();
        private readonly SettingsFile _file;

        /// <summary>Takes the memory.</summary>
        /// <param name="storage">Where the file is.</param>
        /// <param name="reporter">Writes lines.</param>
        /// <param name="inForce">Receives the settings with <see cref="Load"/>.</param>
        public SettingsDialog(IStorage storage, Reporter reporter, Settings inForce)
        {
            _reporter = reporter;
            _inForce = inForce;
            _file = new SettingsFile(storage, _next);
        }

        /// <summary>Reads the file; tells its first fault, and then the defaults are in force.</summary>
        /// <returns>False if there was a fault.</returns>
        public bool Load()
        {
            SettingFault fault = _file.Load();
            for (int i = 0; i < Settings.Count; i++)
                _inForce.TrySet(i, _next.Get((Setting)i));
            if (fault == SettingFault.None)
                return true;
            TextLine line = _reporter.Error().Add(_settingsWord).Next();
            if (_file.Line > 0)
            {
                line.Add(_line).AddNumber(_file.Line).Next();
                line.Add(_file.Text, _file.FaultStart, _file.FaultLength).Next();
            }
            Explain(line, fault).Next().Add(_useDefaults);
            _reporter.Send();
            return false;
        }

        /// <summary>Shows all, one a line: what will be in force after a restart, and what is allowed.</summary>
        public void Show()
        {
            for (int i = 0; i < Settings.Count; i++)
            {
                TextLine line = _reporter.Answer().Add(_next.Name(i)).Next().AddNumber(_next.Get((Setting)i));
                line.Next().Add(_allowed).Add(_next.AllowedText(i));
                _reporter.Send();
            }
        }

        /// <summary>Takes one assignment and stores all.</summary>
        /// <param name="text">Where it is.</param>
        /// <param name="start">First byte.</param>
        /// <param name="end">End, exclusive.</param>
        public void Set(byte[] text, int start, int end)
        {
            SettingFault fault = _file.Assign(text, start, end);
            if (fault == SettingFault.None)
            {
                Store();
                return;
            }
            Explain(_reporter.Error().Add(text, start, end - start).Next(), fault);
            _reporter.Send();
        }

        /// <summary>Stores the defaults.</summary>
        public void Defaults()
        {
            _next.Reset();
            Store();
        }

        private void Store()
        {
            if (_file.Save())
                _reporter.Answer().Add(_stored);
            else
                _reporter.Error().Add(_settingsWord).Next().Add(_refused);
            _reporter.Send();
        }

        private TextLine Explain(TextLine line, SettingFault fault)
        {
            line.Add(_faults[(int)fault]);
            if (fault == SettingFault.NotAllowed)
                line.Next().Add(_allowed).Add(_next.AllowedText(_file.FaultSetting));
            else if (fault == SettingFault.UnknownName)
            {
                line.Next().Add(_allowed);
                for (int i = 0; i < Settings.Count; i++)
                    line.Add(_next.Name(i)).Add(_blank);
            }
            return line;
        }
    }
}
