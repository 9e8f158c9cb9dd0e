// What the chip shall do: one property per register field of SBAS502's map. The profiles are in .Profiles.cs, the bytes
// in .Registers.cs.
namespace HrvXkd.Hardware.Adc;

/// <summary>Settings of the chip. Immutable; derive a variant with <c>with</c>.</summary>
public sealed partial record Ads1292Configuration
{
    /// <summary>Data rate. The filter droops in the ECG band at 125 samples per second: prefer 250 or more.</summary>
    public DataRate DataRate { get; init; } = DataRate.Sps500;

    /// <summary>One conversion per start instead of a stream, see <see cref="Ads1292.TryConvertOnce"/>.</summary>
    public bool SingleShot { get; init; }

    /// <summary>Channel 1.</summary>
    public ChannelConfiguration Channel1 { get; init; } = new(ChannelInput.Electrodes);

    /// <summary>Channel 2; switched off on an ADS1291 whatever is set here.</summary>
    public ChannelConfiguration Channel2 { get; init; } = ChannelConfiguration.Off;

    /// <summary>Internal reference on. Off at reset: without it, and without an external one, every code is 0x7FFFFF.</summary>
    public bool ReferenceOn { get; init; } = true;

    /// <summary>Reference of 4.033 V instead of 2.42 V; needs an analog supply of 4.4 V or more.</summary>
    public bool Reference4V { get; init; }

    /// <summary>The internal clock is put out on the CLK pin.</summary>
    public bool ClockOutput { get; init; }

    /// <summary>The clock at the CLK pin is 2.048 MHz and is divided by four. With a 512 kHz clock this quarters the data rate.</summary>
    public bool Clock2MegaHertz { get; init; }

    /// <summary>Internal test signal on: +-reference / 2400.</summary>
    public bool TestSignalOn { get; init; }

    /// <summary>The test signal is a constant instead of a 1 Hz square wave.</summary>
    public bool TestSignalConstant { get; init; }

    /// <summary>Electrodes whose lead-off current flows; with <see cref="LeadOffAlternating"/> off their states are sensed.</summary>
    public Electrodes LeadOffSense { get; init; }

    /// <summary>Lead-off threshold.</summary>
    public LeadOffThreshold LeadOffThreshold { get; init; }

    /// <summary>Lead-off current.</summary>
    public LeadOffCurrent LeadOffCurrent { get; init; }

    /// <summary>Alternating lead-off current at a quarter of the data rate. The comparators do not see it: no electrode is sensed then,
    /// the amplitude in the samples is current times impedance.</summary>
    public bool LeadOffAlternating { get; init; }

    /// <summary>Lead-off current of channel 1 in the other direction.</summary>
    public bool LeadOffFlip1 { get; init; }

    /// <summary>Lead-off current of channel 2 in the other direction.</summary>
    public bool LeadOffFlip2 { get; init; }

    /// <summary>Electrodes the right leg drive is derived from; none switches the amplifier off unless <see cref="RightLegBias"/> is set.</summary>
    public Electrodes RightLegDrive { get; init; }

    /// <summary>Right leg amplifier on even without a derivation: it then holds the body at the reference of the drive.</summary>
    public bool RightLegBias { get; init; }

    /// <summary>Senses the right leg electrode. Has no effect while its amplifier drives, see <see cref="Ads1292.SenseRightLeg"/>.</summary>
    public bool RightLegSense { get; init; }

    /// <summary>Reference of the right leg drive is half of the supply, made inside; else the pin RLDREF.</summary>
    public bool RightLegReferenceInternal { get; init; } = true;

    /// <summary>Chopping frequency of the amplifiers.</summary>
    public ChopFrequency Chop { get; init; }

    /// <summary>Respiration circuit; null switches it off. ADS1292R only.</summary>
    public RespirationConfiguration? Respiration { get; init; }

    /// <summary>Offset calibration may be made, see <see cref="Ads1292.CalibrateOffset"/>.</summary>
    public bool CalibrationOn { get; init; }

    /// <summary>Pin GPIO1.</summary>
    public GpioPinUse Gpio1 { get; init; }

    /// <summary>Pin GPIO2.</summary>
    public GpioPinUse Gpio2 { get; init; }

    /// <summary>Electrodes whose state the frames tell: comparators on, direct current, bit set.</summary>
    public Electrodes Sensed =>
        (LeadOffAlternating ? Electrodes.None : LeadOffSense) | (RightLegSense ? Electrodes.RightLeg : Electrodes.None);

    /// <summary>Voltage of the internal reference, mV.</summary>
    public int ReferenceMilliVolts => Reference4V ? Conversion.Reference4VMilliVolts : Conversion.Reference2V4MilliVolts;

    /// <summary>Counts that one millivolt at the input of channel 1 makes.</summary>
    public int Channel1CountsPerMilliVolt => Conversion.CountsPerMilliVolt(Channel1.Gain.Factor(), ReferenceMilliVolts);

    /// <summary>Counts that one millivolt at the input of channel 2 makes.</summary>
    public int Channel2CountsPerMilliVolt => Conversion.CountsPerMilliVolt(Channel2.Gain.Factor(), ReferenceMilliVolts);
}
