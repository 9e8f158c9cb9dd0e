// From volts at the pins to codes: input multiplexer, gain, reference, clipping, offset, respiration. The decimation filter's frequency
// response and delay are not modelled: a conversion is the input at the moment of data ready.
namespace HrvXkd.Hardware.Simulation;

/// <summary>Both channels of the converter.</summary>
internal sealed class ChipConverter(ChipRegisters registers)
{
    private const int MaximumCode = 0x7FFFFF;
    private const int MinimumCode = -0x800000;
    private const double BestPhaseDegrees = 135;
    private static readonly int[] Gains = [6, 1, 2, 3, 4, 8, 12, 12];

    private readonly double[] _calibrated = new double[2];

    public IAnalogSource? Source1 { get; set; }

    public IAnalogSource? Source2 { get; set; }

    public bool NoiseOn { get; set; }

    public double NoiseFactor { get; set; } = 1;

    public long NoiseSeed { get; set; } = 1;

    public double TemperatureCelsius { get; set; } = 25;

    public double AnalogSupplyMilliVolts { get; set; } = 3300;

    public double DigitalSupplyMilliVolts { get; set; } = 3300;

    /// <summary>Offset at the input of each channel, mV.</summary>
    public double[] OffsetMilliVolts { get; } = new double[2];

    /// <summary>Codes of the latest conversion.</summary>
    public int[] Codes { get; } = new int[2];

    /// <summary>Lead-off bits of the latest conversion.</summary>
    public int LeadOffBits { get; private set; }

    /// <summary>Converts both channels.</summary>
    /// <param name="timeNs">Time of data ready.</param>
    /// <param name="conversion">Number of the conversion.</param>
    /// <param name="reference">Reference as a share of its final value; 0 gives full scale.</param>
    /// <param name="settled">Conversions since input or gain changed; below 4 the filter still fills.</param>
    /// <param name="electrodesOff">Electrodes that are off whatever the sources say; bits as in LOFF_STAT.</param>
    public void Convert(long timeNs, long conversion, double reference, int settled, int electrodesOff)
    {
        int off = electrodesOff;
        bool on1 = TryGet(Source1, timeNs, out double input1);
        bool on2 = TryGet(Source2, timeNs, out double input2);
        off |= (on1 ? 0 : 0x03) | (on2 ? 0 : 0x0C);
        LeadOffBits = (off & registers.Sensed) | FloatingBits(conversion) | (registers.RightLegSensed ? off & 0x10 : 0);
        Codes[0] = Code(0, (off & 0x03) == 0, input1, timeNs, conversion, reference, settled);
        Codes[1] = Code(1, (off & 0x0C) == 0, input2, timeNs, conversion, reference, settled);
    }

    /// <summary>Takes the present offsets away from now on.</summary>
    public void Calibrate() => OffsetMilliVolts.CopyTo(_calibrated, 0);

    /// <summary>Forgets the calibration.</summary>
    public void Reset() => _calibrated.AsSpan().Clear();

    // Nothing attached stands for a calm patient: electrodes on, no voltage.
    private static bool TryGet(IAnalogSource? source, long timeNs, out double milliVolts)
    {
        milliVolts = 0;
        return source is null || source.TryGetMilliVolts(timeNs, out milliVolts);
    }

    // Without right leg drive nothing holds the body's potential and the comparators answer at random.
    private int FloatingBits(long conversion) =>
        registers.Sensed == 0 || registers.RightLegDriven ? 0 : registers.Sensed & (int)(ChipNoise.Uniform(conversion, -1) * 16);

    private int Code(int channel, bool electrodesOn, double electrodes, long timeNs, long conversion, double reference, int settled)
    {
        int setting = registers[ChipRegisters.Ch1Set + channel];
        if ((setting & 0x80) != 0)
            return 0;
        if (reference <= 0)
            return MaximumCode;
        int gain = Gains[(setting >> 4) & 7];
        double countsPerMilliVolt = MaximumCode * (double)gain / (registers.ReferenceMilliVolts * reference);
        double milliVolts = Input(setting & 0x0F, channel, electrodesOn, electrodes, timeNs, conversion);
        milliVolts += OffsetMilliVolts[channel] - _calibrated[channel];
        if (NoiseOn)
            milliVolts += NoiseFactor * ChipNoise.Normal(NoiseSeed, conversion, channel) * ChipNoise.MicroVoltsRms(registers.DataRate, gain) / 1000;
        double counts = milliVolts * countsPerMilliVolt * Math.Min(settled, ChipTiming.SettlingConversions) / ChipTiming.SettlingConversions;
        return (int)Math.Clamp(Math.Round(counts), MinimumCode, MaximumCode);
    }

    private double Input(int multiplexer, int channel, bool electrodesOn, double electrodes, long timeNs, long conversion)
    {
        bool demodulated = channel == 0 && registers.Demodulation;
        switch (multiplexer)
        {
            // An open input is pulled to the supply by the lead-off current; without it, it hangs near 0.
            case 0 when !electrodesOn:
                return (registers.Sensed & (1 << (2 * channel))) != 0 ? AnalogSupplyMilliVolts : 0;
            case 0:
                // The source of channel 1 is then the demodulated impedance, largest where modulator and demodulator are in phase.
                return demodulated ? electrodes * Math.Cos((registers.PhaseDegrees - BestPhaseDegrees) * Math.PI / 180) : electrodes;
            case 3:
                return channel == 0 ? AnalogSupplyMilliVolts / 2 : DigitalSupplyMilliVolts / 4;
            case 4:
                return 145.3 + ((TemperatureCelsius - 25) * 0.490);
            case 5 when registers.TestSignalOn:
                // The demodulator turns the test signal over and over.
                return demodulated && conversion % 2 == 0 ? -TestSignal(timeNs) : TestSignal(timeNs);
            default:
                return 0;
        }
    }

    private double TestSignal(long timeNs)
    {
        double level = registers.ReferenceMilliVolts / 2400;
        bool high = !registers.TestSignalSquare || timeNs % VirtualClock.NsPerSecond < VirtualClock.NsPerSecond / 2;
        return high ? level : -level;
    }
}
