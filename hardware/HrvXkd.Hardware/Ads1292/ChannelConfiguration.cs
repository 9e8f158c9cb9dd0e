namespace HrvXkd.Hardware.Adc;

/// <summary>Settings of one channel.</summary>
/// <param name="Input">What it measures.</param>
/// <param name="Gain">Gain.</param>
/// <param name="PoweredDown">True to switch it off; its input must then be shorted and its code reads 0.</param>
public readonly record struct ChannelConfiguration(ChannelInput Input, Gain Gain = Gain.X6, bool PoweredDown = false)
{
    /// <summary>Switched off as the datasheet demands: powered down with shorted input (0x81).</summary>
    public static ChannelConfiguration Off { get; } = new(ChannelInput.Shorted, Gain.X6, true);

    /// <summary>Value of CHnSET.</summary>
    /// <returns>0..255.</returns>
    public int ToRegister() => (PoweredDown ? 0x80 : 0) | ((int)Gain << 4) | (int)Input;
}
