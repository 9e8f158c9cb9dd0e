namespace HrvXkd.Hardware.Adc;

/// <summary>What a channel measures; values are the MUX field of CHnSET.</summary>
public enum ChannelInput
{
    /// <summary>The electrodes.</summary>
    Electrodes = 0,

    /// <summary>Inputs shorted together: offset and noise.</summary>
    Shorted = 1,

    /// <summary>Right leg drive measurement.</summary>
    RightLegDrive = 2,

    /// <summary>Channel 1: half of the analog supply; channel 2: a quarter of the digital supply.</summary>
    Supply = 3,

    /// <summary>Die temperature.</summary>
    Temperature = 4,

    /// <summary>Internal test signal.</summary>
    TestSignal = 5,

    /// <summary>Right leg drive on the positive input.</summary>
    RightLegDriveToPositive = 6,

    /// <summary>Right leg drive on the negative input.</summary>
    RightLegDriveToNegative = 7,

    /// <summary>Right leg drive on both inputs.</summary>
    RightLegDriveToBoth = 8,

    /// <summary>Inputs IN3P and IN3N.</summary>
    Input3 = 9,
}
