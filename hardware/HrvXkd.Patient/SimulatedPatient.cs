// One lead of a simulated patient, made block by block (1 s) so that the signal does not depend on how it is read.
using HrvXkd.Patient.Internals;

namespace HrvXkd.Patient;

/// <summary>An endless ECG of one simulated patient. After the constructor, reading allocates nothing.</summary>
public sealed class SimulatedPatient
{
    private const double LookAheadSeconds = BeatPainter.LeadSeconds;
    private readonly int _sampleRateHz;
    private readonly int _countsPerMilliVolt;
    private readonly HeartRhythm _rhythm;
    private readonly BeatPainter _painter;
    private readonly EcgNoise _noise;
    private readonly double[] _signal;
    private readonly int[] _block;
    private readonly Queue<PatientBeat> _unreported = new(16);
    private PatientBeat _next;
    private long _blocks;
    private int _position;

    /// <summary>Starts a recording.</summary>
    /// <param name="parameters">The patient.</param>
    /// <param name="sampleRateHz">Sampling rate, 100..4000 Hz; the beats do not depend on it.</param>
    /// <param name="countsPerMilliVolt">Gain, 1..1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">Rate or gain out of range.</exception>
    public SimulatedPatient(PatientParameters parameters, int sampleRateHz, int countsPerMilliVolt)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRateHz, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRateHz, 4000);
        ArgumentOutOfRangeException.ThrowIfLessThan(countsPerMilliVolt, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(countsPerMilliVolt, 1_000_000);
        _sampleRateHz = sampleRateHz;
        _countsPerMilliVolt = countsPerMilliVolt;
        _rhythm = new HeartRhythm(parameters);
        _painter = new BeatPainter(parameters.Morphology, sampleRateHz);
        _noise = new EcgNoise(parameters, sampleRateHz);
        _signal = new double[(int)Math.Ceiling(sampleRateHz * (1 + LookAheadSeconds + BeatPainter.TailSeconds))];
        _block = new int[sampleRateHz];
        _position = sampleRateHz;
        _next = _rhythm.Next();
    }

    /// <summary>Is told every true beat, in order and at most one second before its R peak is read; may be null.</summary>
    public Action<PatientBeat>? BeatMade { get; set; }

    /// <summary>Reads the next samples.</summary>
    /// <param name="samples">Receives counts; always filled.</param>
    /// <returns>The number of samples.</returns>
    public int Read(Span<int> samples)
    {
        int done = 0;
        while (done < samples.Length)
        {
            if (_position == _block.Length)
                MakeBlock();
            int count = Math.Min(samples.Length - done, _block.Length - _position);
            _block.AsSpan(_position, count).CopyTo(samples.Slice(done));
            _position += count;
            done += count;
        }

        return done;
    }

    private void MakeBlock()
    {
        double start = _blocks;
        while (_next.Seconds < start + 1 + LookAheadSeconds)
        {
            _painter.Paint(_signal, _next, _next.Seconds - start);
            _unreported.Enqueue(_next);
            _next = _rhythm.Next();
        }

        Span<double> block = _signal.AsSpan(0, _sampleRateHz);
        _noise.AddTo(block, start);
        for (int i = 0; i < block.Length; i++)
            _block[i] = (int)Math.Floor(block[i] * _countsPerMilliVolt + 0.5);
        _signal.AsSpan(_sampleRateHz).CopyTo(_signal);
        _signal.AsSpan(_signal.Length - _sampleRateHz).Clear();
        _blocks++;
        _position = 0;
        Report(start + 1);
    }

    private void Report(double endSeconds)
    {
        while (_unreported.TryPeek(out PatientBeat beat) && beat.Seconds < endSeconds)
        {
            _unreported.Dequeue();
            if (beat.Seconds >= 0)
                BeatMade?.Invoke(beat);
        }
    }
}
