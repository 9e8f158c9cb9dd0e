using HrvXkd.Patient;

namespace HrvXkd.Data;

/// <summary>Reads a simulated recording; what <see cref="EcgSignal.Open"/> returns for a synthetic cohort.</summary>
public sealed class SyntheticEcgReader : IEcgReader
{
    private readonly SimulatedPatient _patient;
    private readonly List<PatientBeat> _beats = [];
    private long _left;

    internal SyntheticEcgReader(SimulatedPatient patient, long samples, double seconds)
    {
        _patient = patient;
        _left = samples;
        _patient.BeatMade = beat =>
        {
            if (beat.Seconds < seconds)
                _beats.Add(beat);
        };
    }

    /// <summary>True beats of the part read so far (up to a second more), ascending: the reference for scoring a detector.</summary>
    public IReadOnlyList<PatientBeat> TrueBeats => _beats;

    /// <inheritdoc/>
    public int Read(Span<int> samples)
    {
        int count = (int)Math.Min(samples.Length, _left);
        _left -= count;
        return _patient.Read(samples[..count]);
    }

    /// <summary>Nothing to close.</summary>
    public void Dispose()
    {
    }
}
