// What the chip shall do, and the eleven register bytes that make it do so. The profiles follow from the register
// map of SBAS502; hardware/README.md shows their bytes.
namespace HrvXkd.Hardware.Adc;

/// <summary>Settings of the chip. Immutable; derive a variant with <c>with</c>.</summary>
public sealed record Ads1292Configuration
{
    /// <summary>Data rate. The filter droops in the ECG band at 125 samples per second: prefer 250 or more.</summary>
    public DataRate DataRate { get; init; } = DataRate.Sps500;

    /// <summary>Channel 1.</summary>
    public ChannelConfiguration Channel1 { get; init; } = new(ChannelInput.Electrodes);

    /// <summary>Channel 2; switched off on an ADS1291 whatever is set here.</summary>
    public ChannelConfiguration Channel2 { get; init; } = ChannelConfiguration.Off;

    /// <summary>Internal reference on. Off at reset: without it, and without an external one, every code is 0x7FFFFF.</summary>
    public bool ReferenceOn { get; init; } = true;

    /// <summary>Reference of 4.033 V instead of 2.42 V; needs an analog supply of 4.4 V or more.</summary>
    public bool Reference4V { get; init; }

    /// <summary>Electrodes sensed for lead-off with direct current; none switches the comparators off.</summary>
    public Electrodes LeadOffSense { get; init; }

    /// <summary>Lead-off threshold.</summary>
    public LeadOffThreshold LeadOffThreshold { get; init; }

    /// <summary>Lead-off current.</summary>
    public LeadOffCurrent LeadOffCurrent { get; init; }

    /// <summary>Electrodes the right leg drive is derived from; none switches the amplifier off.</summary>
    public Electrodes RightLegDrive { get; init; }

    /// <summary>Internal test signal on: 1 Hz square wave of +-reference / 2400.</summary>
    public bool TestSignalOn { get; init; }

    /// <summary>Counts that one millivolt at the input of channel 1 makes.</summary>
    public int Channel1CountsPerMilliVolt => Conversion.CountsPerMilliVolt(
        Channel1.Gain.Factor(), Reference4V ? Conversion.Reference4VMilliVolts : Conversion.Reference2V4MilliVolts);

    /// <summary>One ECG lead on channel 1 with right leg drive and lead-off.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of channel 1.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration SingleLead(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.Electrodes, gain),
        LeadOffSense = Electrodes.In1P | Electrodes.In1N,
        RightLegDrive = Electrodes.In1P | Electrodes.In1N,
    };

    /// <summary>Both inputs shorted: what remains is the chip's own offset and noise.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of both channels.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration NoiseTest(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.Shorted, gain),
        Channel2 = new ChannelConfiguration(ChannelInput.Shorted, gain),
    };

    /// <summary>The internal square wave on both channels. Tests gain and codec; blind to a wrong reference.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of both channels.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration TestSignal(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.TestSignal, gain),
        Channel2 = new ChannelConfiguration(ChannelInput.TestSignal, gain),
        TestSignalOn = true,
    };

    /// <summary>Die temperature on channel 1 and a quarter of the digital supply on channel 2, gain 1.</summary>
    /// <param name="rate">Data rate.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration TemperatureAndSupply(DataRate rate = DataRate.Sps500) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.Temperature, Gain.X1),
        Channel2 = new ChannelConfiguration(ChannelInput.Supply, Gain.X1),
    };

    /// <summary>The register bytes.</summary>
    /// <param name="part">Part they are for.</param>
    /// <returns>Values of registers 0x01..0x0B, shape [11], reserved bits as they must be.</returns>
    /// <exception cref="ArgumentException">Right leg in <see cref="LeadOffSense"/> or <see cref="RightLegDrive"/>, or a rate out of range.</exception>
    public int[] ToRegisters(Ads1292Part part)
    {
        if (((LeadOffSense | RightLegDrive) & Electrodes.RightLeg) != 0)
            throw new ArgumentException("Right leg is no sensed input: choose among In1P, In1N, In2P, In2N.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)DataRate, (int)DataRate.Sps8000, nameof(DataRate));
        int comparators = LeadOffSense == Electrodes.None ? 0 : 0x40;
        int rightLeg = RightLegDrive == Electrodes.None ? 0 : 0x20;
        ChannelConfiguration second = part == Ads1292Part.Ads1291 ? ChannelConfiguration.Off : Channel2;
        int[] registers =
        [
            (int)DataRate,
            comparators | (ReferenceOn ? 0x20 : 0) | (Reference4V ? 0x10 : 0) | (TestSignalOn ? 0x03 : 0),
            ((int)LeadOffThreshold << 5) | ((int)LeadOffCurrent << 2),
            Channel1.ToRegister(),
            second.ToRegister(),
            rightLeg | (int)RightLegDrive,
            (int)LeadOffSense,
            0x00, // LOFF_STAT: clock divider for 512 kHz.
            0x00, // RESP1: no respiration; the reserved bit is forced.
            0x06, // RESP2: RESP_FREQ = 1, demanded on parts without respiration; right leg reference internal.
            0x0C, // GPIO: both pins are inputs, pulled down on the board.
        ];
        for (int i = 0; i < registers.Length; i++)
            registers[i] = RegisterCodec.Filter(i + 1, registers[i]);
        return registers;
    }
}
