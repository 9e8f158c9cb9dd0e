namespace HrvXkd.Hardware.Simulation;

/// <summary>What a driver did wrong on the bus. The chip reports none of these: they show as lost commands and wrong data.</summary>
public enum Mistake
{
    /// <summary>Bus traffic before the supplies had settled: nothing answers.</summary>
    NotPoweredUp,

    /// <summary>Command during reset or wake-up: ignored.</summary>
    ChipBusy,

    /// <summary>Register access, reset or RDATA in continuous mode: ignored.</summary>
    IgnoredInContinuousMode,

    /// <summary>Chip select raised less than 4 clocks after a command's last bit: the command is lost.</summary>
    ChipSelectTooSoon,

    /// <summary>Chip select raised in the middle of a command: the rest is lost.</summary>
    CommandCut,

    /// <summary>Bytes of one command closer than 4 clocks: the command is lost.</summary>
    BytesTooClose,

    /// <summary>Byte that is no command, such as 0xFF while reading.</summary>
    UnknownCommand,

    /// <summary>Reserved bits or field values not as the datasheet demands: stored as written, behaviour undefined.</summary>
    ReservedBits,

    /// <summary>Write to the part register or beyond the last register: ignored.</summary>
    ReadOnlyRegister,

    /// <summary>RDATA while not converting: no data.</summary>
    NotConverting,

    /// <summary>OFFSETCAL without CALIB_ON: ignored.</summary>
    CalibrationOff,

    /// <summary>RESET low for 4 ms or more: power-down, 10 ms to wake.</summary>
    ResetHeldTooLong,

    /// <summary>Any command but WAKEUP in standby: ignored.</summary>
    IgnoredInStandby,

    /// <summary>Reading continuously ran into the next conversion: the frame holds parts of both.</summary>
    ReadOvertaken,

    /// <summary>SPI mode other than 1: bits arrive one late.</summary>
    WrongMode,

    /// <summary>SCLK above 20 MHz: bits are lost.</summary>
    ClockTooFast,

    /// <summary>RESET low for less than 1 tMOD: no reset.</summary>
    ResetTooShort,
}
