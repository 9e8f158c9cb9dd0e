// From volts at the pins to codes: input multiplexer, gain, reference, clipping. The decimation filter's frequency
// response and delay are not modelled: a conversion is the input at the moment of data ready.
namespace HrvXkd.Hardware.Simulation;

/// <summary>Both channels of the converter.</summary>
internal sealed class ChipConverter(ChipRegisters registers)
{
    private const int MaximumCode = 0x7FFFFF;
    private const int MinimumCode = -0x800000;
    private static readonly int[] Gains = [6, 1, 2, 3, 4, 8, 12, 12];

    public IAnalogSource? Source1 { get; set; }

    public IAnalogSource? Source2 { get; set; }

    public bool NoiseOn { get; set; }

    public long NoiseSeed { get; set; } = 1;

    public double TemperatureCelsius { get; set; } = 25;

    public double AnalogSupplyMilliVolts { get; set; } = 3300;

    public double DigitalSupplyMilliVolts { get; set; } = 3300;

    /// <summary>Codes of the latest conversion.</summary>
    public int[] Codes { get; } = new int[2];

    /// <summary>Lead-off bits of the latest conversion.</summary>
    public int LeadOffBits { get; private set; }

    /// <summary>Converts both channels.</summary>
    /// <param name="timeNs">Time of data ready.</param>
    /// <param name="conversion">Number of the conversion.</param>
    /// <param name="referenceValid">False gives full scale.</param>
    /// <param name="settled">Conversions since input or gain changed; below 4 the filter still fills.</param>
    public void Convert(long timeNs, long conversion, bool referenceValid, int settled)
    {
        bool on1 = TryGet(Source1, timeNs, out double input1);
        bool on2 = TryGet(Source2, timeNs, out double input2);
        LeadOffBits = ((on1 ? 0 : 0x03) | (on2 ? 0 : 0x0C)) & registers.Sensed;
        Codes[0] = Code(0, on1, input1, timeNs, conversion, referenceValid, settled);
        Codes[1] = Code(1, on2, input2, timeNs, conversion, referenceValid, settled);
    }

    // Nothing attached stands for a calm patient: electrodes on, no voltage.
    private static bool TryGet(IAnalogSource? source, long timeNs, out double milliVolts)
    {
        milliVolts = 0;
        return source is null || source.TryGetMilliVolts(timeNs, out milliVolts);
    }

    private int Code(int channel, bool electrodesOn, double electrodes, long timeNs, long conversion, bool referenceValid, int settled)
    {
        int setting = registers[ChipRegisters.Ch1Set + channel];
        if ((setting & 0x80) != 0)
            return 0;
        if (!referenceValid)
            return MaximumCode;
        int gain = Gains[(setting >> 4) & 7];
        double countsPerMilliVolt = MaximumCode * (double)gain / registers.ReferenceMilliVolts;
        double milliVolts = Input(setting & 0x0F, channel, electrodesOn, electrodes, timeNs);
        if (NoiseOn)
            milliVolts += ChipNoise.Normal(NoiseSeed, conversion, channel) * ChipNoise.MicroVoltsRms(registers.DataRate, gain) / 1000;
        double counts = milliVolts * countsPerMilliVolt * Math.Min(settled, ChipTiming.SettlingConversions) / ChipTiming.SettlingConversions;
        return (int)Math.Clamp(Math.Round(counts), MinimumCode, MaximumCode);
    }

    private double Input(int multiplexer, int channel, bool electrodesOn, double electrodes, long timeNs) => multiplexer switch
    {
        // An open input is pulled to the supply by the lead-off current; without it, it hangs near 0.
        0 when !electrodesOn => (registers.Sensed & (1 << (2 * channel))) != 0 ? AnalogSupplyMilliVolts : 0,
        0 => electrodes,
        3 => channel == 0 ? AnalogSupplyMilliVolts / 2 : DigitalSupplyMilliVolts / 4,
        4 => 145.3 + ((TemperatureCelsius - 25) * 0.490),
        5 when registers.TestSignalOn => TestSignal(timeNs),
        _ => 0,
    };

    private double TestSignal(long timeNs)
    {
        double level = registers.ReferenceMilliVolts / 2400;
        bool high = !registers.TestSignalSquare || timeNs % VirtualClock.NsPerSecond < VirtualClock.NsPerSecond / 2;
        return high ? level : -level;
    }
}
