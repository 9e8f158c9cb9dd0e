namespace HrvXkd.Firmware.Nano
{
    /// <summary>What can be asked for over the serial port.</summary>
    public enum UserCommand
    {
        /// <summary>List of commands.</summary>
        Help,

        /// <summary>A status line now.</summary>
        Status,

        /// <summary>The identity line.</summary>
        Identity,

        /// <summary>The self-test.</summary>
        SelfTest,

        /// <summary>The settings, one a line, with what is allowed.</summary>
        ShowSettings,

        /// <summary><c>set name=value</c>: checked, stored, in force after a restart.</summary>
        Set,

        /// <summary>All settings to their defaults, stored, in force after a restart.</summary>
        Defaults,

        /// <summary>Free bytes of the managed heap.</summary>
        Memory,

        /// <summary>Start anew.</summary>
        Restart,

        /// <summary>None of these.</summary>
        Unknown
    }
}
