namespace HrvXkd.Firmware.Nano
{
    /// <summary>What is wrong with a line of settings.</summary>
    public enum SettingFault
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>No <c>name=value</c>.</summary>
        NoAssignment,

        /// <summary>No setting of that name.</summary>
        UnknownName,

        /// <summary>The value is none of those allowed.</summary>
        NotAllowed,

        /// <summary>The name stands twice.</summary>
        Twice,

        /// <summary>The file is longer than any settings file.</summary>
        TooLong,

        /// <summary>The file is there but cannot be read.</summary>
        Unreadable
    }
}
