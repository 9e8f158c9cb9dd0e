namespace HrvXkd.Patient;

/// <summary>Shape of a patient's beat: five Gaussian waves after McSharry 2003, at a heart rate of 60 per minute.</summary>
/// <param name="Amplitudes">Peaks of P, Q, R, S, T in mV, shape [5].</param>
/// <param name="Delays">Time of each peak after R, seconds, shape [5].</param>
/// <param name="Widths">Standard deviation of each wave, seconds, shape [5].</param>
public sealed record Morphology(double[] Amplitudes, double[] Delays, double[] Widths)
{
    // Angles and widths of the published table (P, Q, R, S, T), in turns; amplitudes are a * b^2 of that table, R scaled to 1 mV.
    private static readonly double[] TurnsAfterR = [-70 / 360.0, -15 / 360.0, 0, 15 / 360.0, 100 / 360.0];
    private static readonly double[] TurnsWide = [0.25 / Math.Tau, 0.1 / Math.Tau, 0.1 / Math.Tau, 0.1 / Math.Tau, 0.4 / Math.Tau];
    private static readonly double[] MilliVolts = [0.15, -0.15, 1.0, -0.25, 0.30];

    /// <summary>Draws one patient's beat: every wave varies in height, width and place.</summary>
    /// <param name="random">Source of randomness.</param>
    /// <returns>The shape.</returns>
    internal static Morphology Draw(RandomStream random)
    {
        double[] amplitudes = new double[5];
        double[] delays = new double[5];
        double[] widths = new double[5];
        double gain = Math.Exp(0.2 * random.NextGaussian());
        for (int wave = 0; wave < 5; wave++)
        {
            amplitudes[wave] = MilliVolts[wave] * gain * Math.Exp(0.2 * Bounded(random));
            delays[wave] = TurnsAfterR[wave] * (1 + 0.06 * Bounded(random));
            widths[wave] = TurnsWide[wave] * Math.Exp(0.1 * Bounded(random));
        }

        return new Morphology(amplitudes, delays, widths);
    }

    private static double Bounded(RandomStream random) => Math.Clamp(random.NextGaussian(), -2, 2);
}
