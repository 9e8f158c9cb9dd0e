namespace HrvXkd.Hardware.Adc;

/// <content>The stages.</content>
public sealed partial class Ads1292SelfTest
{
    private const int Patterned = RegisterCodec.Count - 1;

    private int Channels => _chip.Part == Ads1292Part.Ads1291 ? 1 : 2;

    private void TestIdentity()
    {
        int same = 0;
        int other = (int)_chip.Part;
        for (int i = 0; i < IdentityReadings; i++)
        {
            int id = _chip.ReadRegister(Register.Id);
            same += id == (int)_chip.Part ? 1 : 0;
            other = id == (int)_chip.Part ? other : id;
        }

        Add(
            SelfTestStage.Identity, $"readings of the part register that give 0x{(int)_chip.Part:X2}", same, IdentityReadings, IdentityReadings,
            note: same == IdentityReadings ? "" : $"also read 0x{other:X2}");
    }

    private void TestRegisters()
    {
        int held = 0;
        var failed = new List<Register>();
        for (Register register = Register.Config1; register <= Register.Gpio; register++)
        {
            if (Holds(register, second: false) && Holds(register, second: true))
                held++;
            else
                failed.Add(register);
        }

        Add(SelfTestStage.Registers, "registers that hold both patterns", held, Patterned, Patterned, note: string.Join(", ", failed));
    }

    private bool Holds(Register register, bool second)
    {
        try
        {
            _chip.WriteRegister(register, SelfTestValues.Pattern(second, (int)register, (int)_chip.Part));
            return true;
        }
        catch (Ads1292Exception)
        {
            return false;
        }
    }

    private void TestNoise(DataRate rate)
    {
        Ads1292Configuration profile = Ads1292Configuration.NoiseTest(rate);
        int[][] codes = Collect(profile, Math.Max(FewestSamples, NoiseSeconds * rate.Hz()));
        double microVolts = MicroVoltsPerMilliVolt / (double)profile.Channel1CountsPerMilliVolt;
        for (int channel = 0; channel < Channels; channel++)
        {
            var statistics = new SampleStatistics(codes[channel]);
            string of = $"channel {channel + 1}";
            Add(
                SelfTestStage.Noise, $"{of} offset", statistics.Mean * microVolts, -SelfTestLimits.OffsetMicroVolts, SelfTestLimits.OffsetMicroVolts, "uV");
            Add(SelfTestStage.Noise, $"{of} noise rms", statistics.Rms * microVolts, 0, SelfTestLimits.NoiseRms(rate), "uV");
            Add(SelfTestStage.Noise, $"{of} noise peak to peak", statistics.PeakToPeak * microVolts, 0, SelfTestLimits.NoisePeakToPeak(rate), "uV");
            Add(SelfTestStage.Noise, $"{of} codes that change", statistics.Changing, SelfTestLimits.MinimumChange, 1);
        }
    }

    private void TestTestSignal(DataRate rate)
    {
        Ads1292Configuration profile = Ads1292Configuration.TestSignal(rate);
        int[][] codes = Collect(profile, TestSignalSeconds * rate.Hz());
        double step = 2.0 * Conversion.TestSignalCounts(profile.Channel1.Gain.Factor());
        for (int channel = 0; channel < Channels; channel++)
        {
            string of = $"channel {channel + 1}";
            Add(
                SelfTestStage.TestSignal, $"{of} step", SampleStatistics.Step(codes[channel]), step * (1 - SelfTestLimits.StepTolerance),
                step * (1 + SelfTestLimits.StepTolerance), "counts");
            Add(
                SelfTestStage.TestSignal, $"{of} frequency", SampleStatistics.Frequency(codes[channel]) * rate.Hz(), 1 - SelfTestLimits.TestSignalTolerance,
                1 + SelfTestLimits.TestSignalTolerance, "Hz");
        }
    }

    private void TestTemperatureAndSupply(DataRate rate)
    {
        int[][] codes = Collect(Ads1292Configuration.TemperatureAndSupply(rate), SupplySamples);
        double celsius = Conversion.MilliCelsius(NanoVolts(codes[0])) / 1000.0;
        Add(
            SelfTestStage.TemperatureAndSupply, "die temperature", celsius, SelfTestLimits.MinimumCelsius, SelfTestLimits.MaximumCelsius, "C");
        if (Channels > 1)
        {
            Add(
                SelfTestStage.TemperatureAndSupply, "digital supply", 4 * NanoVolts(codes[1]) * 1e-9, SelfTestLimits.MinimumDigitalVolts,
                SelfTestLimits.MaximumDigitalVolts, "V");
        }

        codes = Collect(Ads1292Configuration.Supplies(rate), SupplySamples);
        Add(
            SelfTestStage.TemperatureAndSupply, "analog supply", 2 * NanoVolts(codes[0]) * 1e-9, SelfTestLimits.MinimumAnalogVolts,
            SelfTestLimits.MaximumAnalogVolts, "V");
    }

    private void TestElectrodes(Ads1292Configuration recording)
    {
        int frames = ElectrodeSeconds * recording.DataRate.Hz();
        int[] off = new int[5];
        int clipped = 0;
        Sample(recording, ReadMode.Continuous, frames, (int _, in Ads1292Frame frame, long _) =>
        {
            clipped += frame.Channel1Saturated | frame.Channel2Saturated ? 1 : 0;
            for (int bit = 0; bit < off.Length; bit++)
                off[bit] += ((int)frame.LeadOff >> bit) & 1;
        });
        for (int bit = 0; bit < off.Length; bit++)
        {
            var electrode = (Electrodes)(1 << bit);
            if ((recording.Sensed & electrode) != 0)
                Add(SelfTestStage.Electrodes, $"{electrode} off", (double)off[bit] / frames, 0, 0, "of conversions");
        }

        Add(SelfTestStage.Electrodes, "clipped", (double)clipped / frames, 0, 0, "of conversions");
    }

    private static long NanoVolts(int[] codes) =>
        Conversion.NanoVolts((int)Math.Round(new SampleStatistics(codes).Mean), 1, Conversion.Reference2V4MilliVolts);
}
