using CsCheck;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class ConfigurationTests
{
    private static readonly Gen<ChannelConfiguration> Channel = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 6], Gen.Bool)
        .Select((input, gain, off) => off ? new ChannelConfiguration(ChannelInput.Shorted, (Gain)gain, true) : new((ChannelInput)input, (Gain)gain));

    private static readonly Gen<RespirationConfiguration> Breath = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 1], Gen.Bool, Gen.Bool).Select(
        (phase, frequency, external, modulation) => new RespirationConfiguration
        {
            Phase = phase,
            Frequency = (RespirationFrequency)frequency,
            ExternalClock = external,
            ModulationOn = modulation,
        });

    private static readonly Gen<Ads1292Configuration> Any = Gen.Select(
        Gen.Select(Gen.Int[0, 6], Channel, Channel, Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 15], Gen.Int[0, 15], Breath),
        Gen.Bool.Array[15], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2]).Select((values, bits, gpio1, gpio2, chop) => new Ads1292Configuration
        {
            DataRate = (DataRate)values.Item1,
            Channel1 = values.Item2,
            Channel2 = values.Item3,
            LeadOffThreshold = (LeadOffThreshold)values.Item4,
            LeadOffCurrent = (LeadOffCurrent)values.Item5,
            LeadOffSense = (Electrodes)values.Item6,
            RightLegDrive = (Electrodes)values.Item7,
            RightLegBias = values.Item7 == 0 && bits[0],
            Respiration = bits[1] ? values.Item8 : null,
            SingleShot = bits[2],
            ReferenceOn = bits[3],
            Reference4V = bits[4],
            ClockOutput = bits[5],
            Clock2MegaHertz = bits[6],
            TestSignalOn = bits[7],
            TestSignalConstant = bits[7] && bits[8],
            LeadOffAlternating = bits[9],
            LeadOffFlip1 = bits[10],
            LeadOffFlip2 = bits[11],
            RightLegSense = bits[12],
            RightLegReferenceInternal = bits[13],
            CalibrationOn = bits[14],
            Chop = chop == 0 ? ChopFrequency.ModulatorBy16 : (ChopFrequency)(chop + 1),
            Gpio1 = (GpioPinUse)gpio1,
            Gpio2 = (GpioPinUse)gpio2,
        });

    [Fact]
    public void FromRegisters_BytesOfAnyConfiguration_GivesItBack() => Any.Sample(configuration =>
        Ads1292Configuration.FromRegisters(configuration.ToRegisters(Ads1292Part.Ads1292R)) == configuration);

    [Fact]
    public void ToRegisters_AnyConfiguration_KeepsReservedBits() => Any.Sample(configuration =>
    {
        int[] registers = configuration.ToRegisters(Ads1292Part.Ads1292R);
        for (int i = 0; i < registers.Length; i++)
        {
            if (registers[i] != RegisterCodec.Filter(i + 1, registers[i]))
                return false;
        }

        return true;
    });

    [Theory]
    [InlineData("02 E0 10 00 00 2F 0F 00 02 07 0C", Ads1292Part.Ads1292, nameof(Ads1292Configuration.TwoLeads))]
    [InlineData("02 E0 10 40 00 2C 0C 00 F2 03 0C", Ads1292Part.Ads1292R, nameof(Ads1292Configuration.RespirationAndLead))]
    [InlineData("02 E0 10 00 81 23 03 00 02 07 0C", Ads1292Part.Ads1292R, nameof(Ads1292Configuration.SingleLead))]
    [InlineData("02 E0 10 00 81 23 03 00 02 07 0C", Ads1292Part.Ads1291, nameof(Ads1292Configuration.SingleLead))]
    [InlineData("02 A0 10 01 81 00 00 00 02 07 0C", Ads1292Part.Ads1291, nameof(Ads1292Configuration.NoiseTest))]
    [InlineData("02 A0 10 13 13 00 00 00 02 07 0C", Ads1292Part.Ads1292, nameof(Ads1292Configuration.Supplies))]
    public void ToRegisters_ProfileOnPart_IsByteForByte(string expected, Ads1292Part part, string profile)
    {
        Ads1292Configuration configuration = profile switch
        {
            nameof(Ads1292Configuration.TwoLeads) => Ads1292Configuration.TwoLeads(),
            nameof(Ads1292Configuration.RespirationAndLead) => Ads1292Configuration.RespirationAndLead(),
            nameof(Ads1292Configuration.NoiseTest) => Ads1292Configuration.NoiseTest(),
            nameof(Ads1292Configuration.Supplies) => Ads1292Configuration.Supplies(),
            _ => Ads1292Configuration.SingleLead(),
        };
        Assert.Equal(expected, string.Join(' ', configuration.ToRegisters(part).Select(value => value.ToString("X2"))));
    }

    [Fact]
    public void ToRegisters_WhatThePartHasNot_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Ads1292Configuration.TwoLeads().ToRegisters(Ads1292Part.Ads1291));
        Assert.Throws<ArgumentException>(() => Ads1292Configuration.RespirationAndLead().ToRegisters(Ads1292Part.Ads1292));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ads1292Configuration { DataRate = (DataRate)7 }.ToRegisters(Ads1292Part.Ads1292));
        Assert.Throws<ArgumentException>(() => new Ads1292Configuration { Chop = (ChopFrequency)1 }.ToRegisters(Ads1292Part.Ads1292));
        Assert.Throws<ArgumentException>(
            () => new Ads1292Configuration { Channel2 = new(ChannelInput.Electrodes, Gain.X6, true) }.ToRegisters(Ads1292Part.Ads1292));
        Assert.Throws<ArgumentException>(() => Ads1292Configuration.FromRegisters(new int[10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ads1292Configuration.FromRegisters([7, 0xE0, 0x10, 0, 0x81, 0, 0, 0, 2, 7, 12]));
    }

    [Theory]
    [InlineData(12, RespirationFrequency.KiloHertz32, 135)]
    [InlineData(10, RespirationFrequency.KiloHertz32, 112.5)]
    [InlineData(14, RespirationFrequency.KiloHertz64, 135)]
    public void PhaseDegrees_Code_IsInStepsOfTheFrequency(int code, RespirationFrequency frequency, double degrees) =>
        Assert.Equal(degrees, new RespirationConfiguration { Phase = code, Frequency = frequency }.PhaseDegrees);
}
