namespace HrvXkd.Hardware.Adc;

/// <content>Registers 0x01..0x0B of a configuration, both ways. Source: SBAS502, register map.</content>
public sealed partial record Ads1292Configuration
{
    private const int Registers = RegisterCodec.Count - 1;

    /// <summary>The register bytes.</summary>
    /// <param name="part">Part they are for.</param>
    /// <returns>Values of registers 0x01..0x0B, shape [11], reserved bits as they must be.</returns>
    /// <exception cref="ArgumentException">The part has no such thing, or right leg among the inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field value that the chip does not define.</exception>
    public int[] ToRegisters(Ads1292Part part)
    {
        Validate(part);
        bool comparators = (LeadOffSense != Electrodes.None && !LeadOffAlternating) || RightLegSense;
        RespirationConfiguration respiration = Respiration ?? new() { ModulationOn = false, DemodulationOn = false, Phase = 0 };
        // On parts without respiration RESP_FREQ must be 1; on the R without respiration it does not matter.
        bool fast = Respiration is null || respiration.Frequency == RespirationFrequency.KiloHertz64;
        int[] registers =
        [
            Bit(7, SingleShot) | (int)DataRate,
            Bit(6, comparators) | Bit(5, ReferenceOn) | Bit(4, Reference4V) | Bit(3, ClockOutput) | Bit(1, TestSignalOn)
                | Bit(0, TestSignalOn && !TestSignalConstant),
            ((int)LeadOffThreshold << 5) | ((int)LeadOffCurrent << 2) | Bit(0, LeadOffAlternating),
            Channel1.ToRegister(),
            (part == Ads1292Part.Ads1291 ? ChannelConfiguration.Off : Channel2).ToRegister(),
            ((int)Chop << 6) | Bit(5, RightLegDrive != Electrodes.None || RightLegBias) | Bit(4, RightLegSense) | (int)RightLegDrive,
            Bit(5, LeadOffFlip2) | Bit(4, LeadOffFlip1) | (int)LeadOffSense,
            Bit(6, Clock2MegaHertz),
            Bit(7, respiration.DemodulationOn) | Bit(6, respiration.ModulationOn) | (respiration.Phase << 2) | Bit(0, respiration.ExternalClock),
            Bit(7, CalibrationOn) | Bit(2, fast) | Bit(1, RightLegReferenceInternal),
            Bit(3, Gpio2 == GpioPinUse.Input) | Bit(2, Gpio1 == GpioPinUse.Input) | Bit(1, Gpio2 == GpioPinUse.OutputHigh)
                | Bit(0, Gpio1 == GpioPinUse.OutputHigh),
        ];
        for (int i = 0; i < registers.Length; i++)
            registers[i] = RegisterCodec.Filter(i + 1, registers[i]);
        return registers;
    }

    /// <summary>The configuration that register bytes stand for, as read from a chip or from the header of a recording.</summary>
    /// <param name="registers">Values of registers 0x01..0x0B, shape [11].</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ArgumentException">Not eleven values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field value that the chip does not define.</exception>
    public static Ads1292Configuration FromRegisters(ReadOnlySpan<int> registers)
    {
        if (registers.Length != Registers)
            throw new ArgumentException($"{registers.Length} register values, expected {Registers}: 0x01..0x0B.", nameof(registers));
        int config2 = registers[1];
        int rightLeg = registers[5];
        var drive = (Electrodes)(rightLeg & 0x0F);
        bool respiration = (registers[8] & 0xC0) != 0;
        var configuration = new Ads1292Configuration
        {
            SingleShot = Has(registers[0], 7),
            DataRate = (DataRate)(registers[0] & 7),
            ReferenceOn = Has(config2, 5),
            Reference4V = Has(config2, 4),
            ClockOutput = Has(config2, 3),
            TestSignalOn = Has(config2, 1),
            TestSignalConstant = Has(config2, 1) && !Has(config2, 0),
            LeadOffThreshold = (LeadOffThreshold)((registers[2] >> 5) & 7),
            LeadOffCurrent = (LeadOffCurrent)((registers[2] >> 2) & 3),
            LeadOffAlternating = Has(registers[2], 0),
            Channel1 = ChannelConfiguration.FromRegister(registers[3]),
            Channel2 = ChannelConfiguration.FromRegister(registers[4]),
            Chop = (ChopFrequency)((rightLeg >> 6) & 3),
            RightLegDrive = drive,
            RightLegBias = drive == Electrodes.None && Has(rightLeg, 5),
            RightLegSense = Has(rightLeg, 4),
            LeadOffSense = (Electrodes)(registers[6] & 0x0F),
            LeadOffFlip1 = Has(registers[6], 4),
            LeadOffFlip2 = Has(registers[6], 5),
            Clock2MegaHertz = Has(registers[7], 6),
            Respiration = respiration ? RespirationFrom(registers[8], registers[9]) : null,
            CalibrationOn = Has(registers[9], 7),
            RightLegReferenceInternal = Has(registers[9], 1),
            Gpio1 = PinFrom(registers[10], 2, 0),
            Gpio2 = PinFrom(registers[10], 3, 1),
        };
        configuration.Validate(respiration ? Ads1292Part.Ads1292R : Ads1292Part.Ads1292);
        return configuration;
    }

    private void Validate(Ads1292Part part)
    {
        if (((LeadOffSense | RightLegDrive) & ~(Inputs1 | Inputs2)) != 0)
            throw new ArgumentException("Right leg is no sensed input: choose among In1P, In1N, In2P, In2N, or set RightLegSense.");
        if (part == Ads1292Part.Ads1291 && ((LeadOffSense | RightLegDrive) & Inputs2) != 0)
            throw new ArgumentException("The ADS1291 has no channel 2: choose among In1P and In1N.");
        if (Respiration is not null && part != Ads1292Part.Ads1292R)
            throw new ArgumentException($"The {part} has no respiration circuit: set Respiration to null, or use an ADS1292R.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)DataRate, (uint)DataRate.Sps8000, nameof(DataRate));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)LeadOffThreshold, (uint)LeadOffThreshold.Percent70, nameof(LeadOffThreshold));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)LeadOffCurrent, (uint)LeadOffCurrent.MicroAmperes22, nameof(LeadOffCurrent));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)Gpio1, (uint)GpioPinUse.OutputHigh, nameof(Gpio1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)Gpio2, (uint)GpioPinUse.OutputHigh, nameof(Gpio2));
        if (Chop is not (ChopFrequency.ModulatorBy16 or ChopFrequency.ModulatorBy2 or ChopFrequency.ModulatorBy4))
            throw new ArgumentException($"Chop is {(int)Chop}; field values 0, 2 and 3 are chopping frequencies.");
        if (Respiration is { } respiration)
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)respiration.Phase, (uint)RespirationConfiguration.MaximumPhase, nameof(Respiration));
        Channel1.Validate();
        Channel2.Validate();
    }

    private static RespirationConfiguration RespirationFrom(int resp1, int resp2) => new()
    {
        DemodulationOn = Has(resp1, 7),
        ModulationOn = Has(resp1, 6),
        Phase = (resp1 >> 2) & 15,
        ExternalClock = Has(resp1, 0),
        Frequency = Has(resp2, 2) ? RespirationFrequency.KiloHertz64 : RespirationFrequency.KiloHertz32,
    };

    private static GpioPinUse PinFrom(int gpio, int directionBit, int levelBit) =>
        Has(gpio, directionBit) ? GpioPinUse.Input : Has(gpio, levelBit) ? GpioPinUse.OutputHigh : GpioPinUse.OutputLow;

    private static int Bit(int position, bool value) => value ? 1 << position : 0;

    private static bool Has(int value, int position) => ((value >> position) & 1) != 0;
}
