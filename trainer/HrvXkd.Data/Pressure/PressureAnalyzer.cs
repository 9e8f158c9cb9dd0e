// Arterial pressure -> pulses that count. A pulse is judged some seconds after its foot, when it is known whether the line showed an artery then.
// Units mmHg. Bounds of a plausible pulse: J. X. Sun, A. T. Reisner, R. G. Mark, "A signal abnormality index for arterial blood pressure
// waveforms", Computers in Cardiology 2006; widened, since here medians over windows follow.
namespace HrvXkd.Data.Pressure;

/// <summary>Finds the pulses of a stream of arterial pressures and rejects artefacts; fixed memory.</summary>
public sealed class PressureAnalyzer
{
    private const double LeastRateHz = 20;
    private const double BeforeSeconds = 1;
    private const double AfterSeconds = 2;
    private const double LeastPulsePressure = 12;
    private const double MostPulsePressure = 160;
    private const double LeastDbp = 15;
    private const double MostDbp = 180;
    private const double MostSbp = 280;
    private readonly double _rate;
    private readonly PulseDetector _detector;
    private readonly LineWatch _line;
    private readonly DampingWatch _damping = new();
    private readonly Queue<ArterialPulse> _pending = new();
    private readonly Action<ArterialPulse, PulseVerdict> _take;
    private readonly long[] _counts = new long[Enum.GetValues<PulseVerdict>().Length];
    private long _samples;

    /// <summary>Makes an analyzer.</summary>
    /// <param name="sampleRateHz">Rate of the pressure, 20 Hz or more.</param>
    /// <param name="take">Receives each pulse with its verdict, in order of time.</param>
    /// <exception cref="FormatException">The rate is too low; one line.</exception>
    public PressureAnalyzer(double sampleRateHz, Action<ArterialPulse, PulseVerdict> take)
    {
        if (!(sampleRateHz >= LeastRateHz))
            throw new FormatException(FormattableString.Invariant($"arterial pressure at {sampleRateHz} samples per second, expected {LeastRateHz} or more"));
        _rate = sampleRateHz;
        _take = take;
        _detector = new PulseDetector(sampleRateHz);
        _line = new LineWatch(sampleRateHz);
    }

    /// <summary>Time up to which all pulses are judged, seconds.</summary>
    public double SettledSeconds => Seconds - LineWatch.DelaySeconds - BeforeSeconds;

    /// <summary>Time read, seconds.</summary>
    public double Seconds => _samples / _rate;

    /// <summary>Time in which the line was flushed, disconnected or missing, seconds.</summary>
    public double ArtefactSeconds => _line.ArtefactSamples / _rate;

    /// <summary>Pulses of a verdict so far.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>How many.</returns>
    public long Count(PulseVerdict verdict) => _counts[(int)verdict];

    /// <summary>Takes the next samples.</summary>
    /// <param name="mmHg">Pressures; NaN where one is missing.</param>
    public void Push(ReadOnlySpan<double> mmHg)
    {
        foreach (double value in mmHg)
        {
            _samples++;
            _line.Push(value);
            if (_detector.Push(value))
                _pending.Enqueue(_detector.Pulse);
            if (_pending.Count > 0)
                Settle(SettledSeconds);
        }
    }

    /// <summary>Judges what is left at the end.</summary>
    public void Finish() => Settle(double.PositiveInfinity);

    private void Settle(double until)
    {
        while (_pending.TryPeek(out ArterialPulse next) && next.Seconds <= until)
        {
            _pending.Dequeue();
            PulseVerdict verdict = Judge(next);
            _counts[(int)verdict]++;
            _take(next, verdict);
        }
    }

    private PulseVerdict Judge(ArterialPulse pulse)
    {
        if (pulse.Seconds >= _line.FromSeconds - BeforeSeconds && pulse.Seconds <= _line.ToSeconds + AfterSeconds)
            return _line.Kind;
        if (pulse.PulsePressureMmHg is < LeastPulsePressure or > MostPulsePressure || pulse.DbpMmHg is < LeastDbp or > MostDbp || pulse.SbpMmHg > MostSbp)
            return PulseVerdict.Implausible;
        return _damping.IsDamped(pulse) ? PulseVerdict.Damped : PulseVerdict.Accepted;
    }
}
