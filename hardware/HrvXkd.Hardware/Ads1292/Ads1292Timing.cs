// Every wait of the driver. tCLK is 1.953 us at the internal 512 kHz clock, tMOD = 4 tCLK.
namespace HrvXkd.Hardware.Adc;

/// <summary>Waits in microseconds, each with its reason.</summary>
internal static class Ads1292Timing
{
    /// <summary>Supplies good to first command. Sources differ between 32 ms and 512 ms; TI's flow chart waits 1 s.</summary>
    public const int PowerOn = 1_000_000;

    /// <summary>RESET pin low: at least 1 tMOD (7.8 us), and far below the 4 ms that would mean power-down.</summary>
    public const int ResetPulse = 30;

    /// <summary>RESET pin high to first command: 35 us would do after a clean pulse, but a preempted user-space process
    /// may have held the pin beyond 4 ms, and waking from power-down takes 10 ms.</summary>
    public const int AfterResetPulse = 10_100;

    /// <summary>RESET command to next command: 36 tCLK = 70 us, with a margin.</summary>
    public const int AfterResetCommand = 100;

    /// <summary>After SDATAC, RDATAC and START: 4 tCLK = 7.8 us.</summary>
    public const int Decode = 10;

    /// <summary>Reference switched on to usable; depends on the capacitor at VREFP; 150 ms is what drivers for TI's boards wait.</summary>
    public const int Reference = 150_000;

    /// <summary>WAKEUP to next command: the oscillator and the bias need 10 ms.</summary>
    public const int Wake = 10_100;

    /// <summary>OFFSETCAL to next command: the chip drops to its lowest rate, 125 per second, and restarts the filter; four conversions
    /// and 5 ms. Shorter waits of other drivers were found too short.</summary>
    public const int OffsetCalibration = 37_000;
}
