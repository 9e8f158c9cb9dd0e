namespace HrvXkd.Firmware.Nano
{
    /// <summary>What keeps the front end from working.</summary>
    public enum FrontEndFault
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>The part register is that of no part of the family.</summary>
        NoChip,

        /// <summary>A register does not read back as written.</summary>
        Register,

        /// <summary>Data ready never fell.</summary>
        NoData,

        /// <summary>Frames came, but for a second none that could be used.</summary>
        NoGoodFrame,

        /// <summary>The part cannot do what the settings ask for.</summary>
        WrongPart
    }
}
