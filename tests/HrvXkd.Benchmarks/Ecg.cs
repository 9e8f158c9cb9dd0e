using HrvXkd.Patient;

namespace HrvXkd.Benchmarks;

/// <summary>An ECG of a simulated patient, with the times of its beats.</summary>
internal sealed class Ecg
{
    public const int CountsPerMilliVolt = 1000;

    // Just below the first window of the holter profile, so that the detector can be timed without features.
    public const int Seconds = 298;

    // The textbook detector learns for two seconds; a beat near to the end may be cut off.
    private const double Edge = 3;
    private const int Tolerated = 200;

    private readonly List<double> _beats = [];

    public Ecg(int rateHz)
    {
        RateHz = rateHz;
        Samples = new int[Seconds * rateHz];
        SimulatedPatient patient = new(PatientParameters.Draw(1, 1, false), rateHz, CountsPerMilliVolt)
        {
            BeatMade = beat => _beats.Add(beat.Seconds),
        };
        patient.Read(Samples);
    }

    public int RateHz { get; }

    public int[] Samples { get; }

    /// <summary>Throws unless the found beats are the true ones, but for one in two hundred.</summary>
    public void Check(string finder, IReadOnlyList<double> found, double toleranceSeconds)
    {
        double[] expected = [.. _beats.Where(Inside)];
        double[] counted = [.. found.Where(Inside)];
        int missed = expected.Count(beat => !counted.Any(time => Math.Abs(time - beat) <= toleranceSeconds));
        int extra = counted.Length - (expected.Length - missed);
        if (expected.Length == 0 || missed + Math.Abs(extra) > expected.Length / Tolerated)
            throw new InvalidDataException(FormattableString.Invariant(
                $"{finder} at {RateHz} Hz missed {missed} of {expected.Length} beats of the patient and found {extra} more within {toleranceSeconds} s"));
    }

    private static bool Inside(double seconds) => seconds > Edge && seconds < Seconds - Edge;
}
