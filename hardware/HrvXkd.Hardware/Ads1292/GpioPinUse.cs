namespace HrvXkd.Hardware.Adc;

/// <summary>Use of one of the chip's two general-purpose pins.</summary>
public enum GpioPinUse
{
    /// <summary>Input, the reset value. An input must not float: pull it down on the board.</summary>
    Input = 0,

    /// <summary>Output, low.</summary>
    OutputLow = 1,

    /// <summary>Output, high.</summary>
    OutputHigh = 2,
}
