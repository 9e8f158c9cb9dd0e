// What is done between recordings: standby, offset calibration, right leg sense.
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Adc;

public sealed partial class Ads1292
{
    private const int SenseFrames = 16;
    private const int SenseTimeoutMs = 200;

    private bool _asleep;

    /// <summary>Puts the chip into standby: registers are kept, only <see cref="Wake"/> is understood.</summary>
    /// <exception cref="InvalidOperationException">Not initialised, or converting.</exception>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void Standby()
    {
        if (Configuration is null)
            throw new InvalidOperationException("Call Initialize first.");
        RequireStopped();
        if (_asleep)
            return;
        SendCommand(Command.Standby, Ads1292Timing.Decode);
        _asleep = true;
    }

    /// <summary>Wakes the chip from standby and verifies that it kept its registers.</summary>
    /// <exception cref="Ads1292Exception">A register is not as it was.</exception>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void Wake()
    {
        if (!_asleep)
            return;
        SendCommand(Command.Wakeup, Ads1292Timing.Wake);
        // Standby does not end continuous mode, and a chip that was reset meanwhile is in it.
        SendCommand(Command.StopReadingContinuously, Ads1292Timing.Decode);
        _asleep = false;
        if (!RegistersStand())
            throw new Ads1292Exception($"ADS1292 lost its registers in standby: {DescribeMismatch()}. Check the supplies, then initialise again.");
    }

    /// <summary>
    /// Calibrates the offset at the present inputs and gains; repeat it after each change of gain. Of no use to an AC-coupled ECG, and
    /// users report no visible effect: rather measure the mean with shorted inputs.
    /// </summary>
    /// <exception cref="InvalidOperationException">Not configured with <see cref="Ads1292Configuration.CalibrationOn"/>, converting or asleep.</exception>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public void CalibrateOffset()
    {
        if (Configuration is not { CalibrationOn: true })
            throw new InvalidOperationException("Configure the chip with CalibrationOn first.");
        RequireStopped();
        RequireAwake();
        SendCommand(Command.CalibrateOffset, Ads1292Timing.OffsetCalibration);
    }

    /// <summary>Looks whether the right leg electrode is on. Its sense current has no effect while the amplifier drives, so the drive is
    /// switched off for some conversions; the configuration is put back and verified.</summary>
    /// <param name="dataReady">The data-ready source.</param>
    /// <returns>The state; <see cref="ElectrodeState.NotSensed"/> if no frame came.</returns>
    /// <exception cref="InvalidOperationException">Not initialised, converting or asleep.</exception>
    /// <exception cref="Ads1292Exception">A register does not read back as written.</exception>
    public ElectrodeState SenseRightLeg(IDataReady dataReady)
    {
        ArgumentNullException.ThrowIfNull(dataReady);
        Ads1292Configuration before = Configuration ?? throw new InvalidOperationException("Call Initialize first.");
        Configure(before with { SingleShot = false, RightLegDrive = Electrodes.None, RightLegBias = false, RightLegSense = true });
        int on = 0;
        int off = 0;
        try
        {
            Start();
            for (int i = 0; i < SettlingFrames + SenseFrames; i++)
            {
                if (!dataReady.Wait(SenseTimeoutMs, out _) || !TryReadFrame(out Ads1292Frame frame) || i < SettlingFrames)
                    continue;
                on += frame.StateOf(Electrodes.RightLeg) == ElectrodeState.Connected ? 1 : 0;
                off += frame.StateOf(Electrodes.RightLeg) == ElectrodeState.Off ? 1 : 0;
            }
        }
        finally
        {
            Stop();
            Configure(before);
        }

        return on + off == 0 ? ElectrodeState.NotSensed : off > on ? ElectrodeState.Off : ElectrodeState.Connected;
    }

    private string DescribeMismatch()
    {
        int register = FirstMismatch();
        return register < 0
            ? $"the part register reads 0x{_in[2]:X2}, expected 0x{(int)Part:X2}"
            : $"{(Register)register} (0x{register:X2}) reads 0x{_in[2 + register]:X2}, expected 0x{_expected[register]:X2}";
    }

    private void RequireAwake()
    {
        if (_asleep)
            throw new InvalidOperationException("The chip is in standby and understands nothing else: call Wake first.");
    }
}
