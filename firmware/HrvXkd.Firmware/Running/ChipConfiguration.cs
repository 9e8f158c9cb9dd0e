using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Running;

/// <summary>What the settings ask of the chip.</summary>
internal static class ChipConfiguration
{
    /// <summary>How frames are read.</summary>
    /// <param name="settings">Checked settings.</param>
    public static ReadMode Reading(DeviceSettings settings) => settings.Reading == "verified" ? ReadMode.Verified : ReadMode.Continuous;

    /// <summary>The configuration.</summary>
    /// <param name="settings">Checked settings.</param>
    public static Ads1292Configuration Of(DeviceSettings settings)
    {
        DataRate rate = Enum.GetValues<DataRate>().Single(value => value.Hz() == settings.SampleRate);
        Gain gain = Enum.GetValues<Gain>().Single(value => value.Factor() == settings.Gain);
        Ads1292Configuration single = Ads1292Configuration.SingleLead(rate, gain);
        return settings.Channels == 1 ? single : single with
        {
            Channel2 = new ChannelConfiguration(ChannelInput.Electrodes, gain),
            LeadOffSense = single.LeadOffSense | Electrodes.In2P | Electrodes.In2N,
        };
    }
}
