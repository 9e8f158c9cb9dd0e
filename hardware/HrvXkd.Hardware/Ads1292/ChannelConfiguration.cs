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

    /// <summary>The settings that a value of CHnSET stands for.</summary>
    /// <param name="value">0..255.</param>
    /// <returns>The settings, not validated.</returns>
    public static ChannelConfiguration FromRegister(int value) =>
        new((ChannelInput)(value & 0x0F), (Gain)((value >> 4) & 7), (value & 0x80) != 0);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)Input, (uint)ChannelInput.Input3, nameof(Input));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)Gain, (uint)Gain.X12, nameof(Gain));
        if (PoweredDown && Input != ChannelInput.Shorted)
            throw new ArgumentException($"A channel that is switched off must have its input shorted, not {Input}.");
    }
}
