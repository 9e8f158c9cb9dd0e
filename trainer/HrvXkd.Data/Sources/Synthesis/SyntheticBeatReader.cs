// True beats as a detector would report them: 0.1 to 1 % missed or added, half and half, whatever the class.
using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Patient;

namespace HrvXkd.Data.Sources.Synthesis;

/// <summary>Reads the beats of a simulated patient without an ECG.</summary>
internal sealed class SyntheticBeatReader : IBeatReader
{
    private const int ErrorStream = 5;
    private readonly PatientRhythm _rhythm;
    private readonly RandomStream _random;
    private readonly double _errors;
    private readonly double _seconds;
    private PatientBeat? _waiting;
    private bool _hasBeat;

    public SyntheticBeatReader(PatientParameters patient, double seconds)
    {
        _rhythm = new PatientRhythm(patient);
        _random = new RandomStream(patient.Seed, ErrorStream);
        _errors = _random.NextLogUniform(0.001, 0.01);
        _seconds = seconds;
    }

    public bool TryRead(out RecordedBeat beat)
    {
        PatientBeat next = _waiting ?? Detected();
        _waiting = null;
        beat = new RecordedBeat(
            (long)Math.Round(next.Seconds * Ticks.PerSecond), next.IsEctopic ? BeatClass.VentricularLike : BeatClass.NormalLike, 100, !_hasBeat);
        _hasBeat = true;
        return next.Seconds < _seconds;
    }

    public void Dispose()
    {
    }

    private PatientBeat Detected()
    {
        PatientBeat beat = _rhythm.Next();
        double chance = _random.NextUniform();
        if (chance < _errors / 2)
            return _rhythm.Next();
        if (chance >= _errors || !_hasBeat)
            return beat;
        // One too many, somewhere in the interval that leads to the beat.
        _waiting = beat;
        return beat with { Seconds = beat.Seconds - (beat.IntervalSeconds * _random.NextUniform(0.2, 0.8)), IsEctopic = false };
    }
}
