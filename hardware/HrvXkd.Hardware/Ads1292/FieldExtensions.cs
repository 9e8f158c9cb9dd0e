namespace HrvXkd.Hardware.Adc;

/// <summary>Numbers behind the register fields.</summary>
public static class FieldExtensions
{
    /// <summary>The factor of a gain.</summary>
    /// <param name="gain">Gain.</param>
    /// <returns>1, 2, 3, 4, 6, 8 or 12.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a gain of the chip.</exception>
    public static int Factor(this Gain gain) => gain switch
    {
        Gain.X6 => 6,
        Gain.X1 => 1,
        Gain.X2 => 2,
        Gain.X3 => 3,
        Gain.X4 => 4,
        Gain.X8 => 8,
        Gain.X12 => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(gain), gain, "Field values 0..6 are gains."),
    };

    /// <summary>The frequency of a data rate.</summary>
    /// <param name="rate">Data rate.</param>
    /// <returns>Samples per second, 125..8000.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a data rate of the chip.</exception>
    public static int Hz(this DataRate rate) => rate is >= DataRate.Sps125 and <= DataRate.Sps8000
        ? 125 << (int)rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "Field values 0..6 are data rates.");
}
