// Times of the chip at its internal 512 kHz clock, in ns, written from the datasheet and not from the driver.
namespace HrvXkd.Hardware.Simulation;

/// <summary>Times of the chip, ns.</summary>
internal static class ChipTiming
{
    /// <summary>4 tCLK = 7812.5 ns: time to decode a command, rounded down in the driver's favour by half a ns.</summary>
    public const long DecodeNs = 7_812;

    /// <summary>Supplies good to first answer: the longer of the published values, 2^18 tCLK.</summary>
    public const long PowerOnNs = 512_000_000;

    /// <summary>RESET command to next command: 36 tCLK.</summary>
    public const long ResetCommandNs = 70_313;

    /// <summary>RESET pin high to next command: 18 tCLK.</summary>
    public const long ResetPinNs = 35_157;

    /// <summary>Shortest reset pulse: 1 tMOD.</summary>
    public const long ShortestResetNs = 7_812;

    /// <summary>From here on a low RESET pin means power-down: 2^9 tMOD.</summary>
    public const long PowerDownNs = 4_000_000;

    /// <summary>Wake from power-down or standby.</summary>
    public const long WakeNs = 10_000_000;

    /// <summary>Reference switched on to valid.</summary>
    public const long ReferenceNs = 150_000_000;

    /// <summary>Until then after switching on the converter reads full scale; from then on codes are up to a tenth too large.</summary>
    public const long ReferenceRisesNs = 100_000_000;

    /// <summary>OFFSETCAL to next command: four conversions at the lowest rate and 4 tMOD.</summary>
    public const long CalibrationNs = 32_031_250;

    /// <summary>An unread conversion lifts DRDY for 4 tCLK before the next edge.</summary>
    public const long ReadyGapNs = 7_812;

    /// <summary>Shortest SCLK period for reading data, at a digital supply of 2.7 V or more.</summary>
    public const long ShortestBitNs = 50;

    /// <summary>Conversions after a change of input or gain until the filter has settled.</summary>
    public const int SettlingConversions = 4;

    /// <summary>Conversion period.</summary>
    /// <param name="dataRate">DR field, 0..6.</param>
    /// <param name="slowClock">CLK_DIV set with a 512 kHz clock: a quarter of the rate.</param>
    /// <returns>ns.</returns>
    public static long PeriodNs(int dataRate, bool slowClock) => (8_000_000L >> dataRate) << (slowClock ? 2 : 0);

    /// <summary>Start to first data ready: four conversions and 4 tMOD.</summary>
    /// <param name="dataRate">DR field, 0..6.</param>
    /// <param name="slowClock">CLK_DIV set with a 512 kHz clock.</param>
    /// <returns>ns.</returns>
    public static long SettlingNs(int dataRate, bool slowClock) => (4 * PeriodNs(dataRate, slowClock)) + (31_250L << (slowClock ? 2 : 0));
}
