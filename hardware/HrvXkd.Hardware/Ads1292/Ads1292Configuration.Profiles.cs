namespace HrvXkd.Hardware.Adc;

/// <content>Profiles. Their bytes are in hardware/README.md; source: SBAS502, start-up flow and register map.</content>
public sealed partial record Ads1292Configuration
{
    private const Electrodes Inputs1 = Electrodes.In1P | Electrodes.In1N;
    private const Electrodes Inputs2 = Electrodes.In2P | Electrodes.In2N;

    /// <summary>One ECG lead on channel 1 with right leg drive and lead-off.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of channel 1.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration SingleLead(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.Electrodes, gain),
        LeadOffSense = Inputs1,
        RightLegDrive = Inputs1,
    };

    /// <summary>Two ECG leads with right leg drive and lead-off on all four electrodes. Not for the ADS1291.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of both channels.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration TwoLeads(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.Electrodes, gain),
        Channel2 = new ChannelConfiguration(ChannelInput.Electrodes, gain),
        LeadOffSense = Inputs1 | Inputs2,
        RightLegDrive = Inputs1 | Inputs2,
    };

    /// <summary>Respiration on channel 1 at gain 4, 32 kHz and 135 degrees; one ECG lead on channel 2 with right leg drive and lead-off.
    /// ADS1292R only.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of channel 2.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration RespirationAndLead(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.Electrodes, Gain.X4),
        Channel2 = new ChannelConfiguration(ChannelInput.Electrodes, gain),
        LeadOffSense = Inputs2,
        RightLegDrive = Inputs2,
        Respiration = new RespirationConfiguration(),
    };

    /// <summary>Both inputs shorted: what remains is the chip's own offset and noise.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of both channels.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration NoiseTest(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) =>
        Both(rate, new ChannelConfiguration(ChannelInput.Shorted, gain));

    /// <summary>The internal square wave on both channels. Tests gain and codec; blind to a wrong reference.</summary>
    /// <param name="rate">Data rate.</param>
    /// <param name="gain">Gain of both channels.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration TestSignal(DataRate rate = DataRate.Sps500, Gain gain = Gain.X6) =>
        Both(rate, new ChannelConfiguration(ChannelInput.TestSignal, gain)) with { TestSignalOn = true };

    /// <summary>Die temperature on channel 1 and a quarter of the digital supply on channel 2, gain 1.</summary>
    /// <param name="rate">Data rate.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration TemperatureAndSupply(DataRate rate = DataRate.Sps500) => new()
    {
        DataRate = rate,
        Channel1 = new ChannelConfiguration(ChannelInput.Temperature, Gain.X1),
        Channel2 = new ChannelConfiguration(ChannelInput.Supply, Gain.X1),
    };

    /// <summary>Half of the analog supply on channel 1 and a quarter of the digital supply on channel 2, gain 1.</summary>
    /// <param name="rate">Data rate.</param>
    /// <returns>The configuration.</returns>
    public static Ads1292Configuration Supplies(DataRate rate = DataRate.Sps500) =>
        Both(rate, new ChannelConfiguration(ChannelInput.Supply, Gain.X1));

    private static Ads1292Configuration Both(DataRate rate, ChannelConfiguration channel) =>
        new() { DataRate = rate, Channel1 = channel, Channel2 = channel };
}
