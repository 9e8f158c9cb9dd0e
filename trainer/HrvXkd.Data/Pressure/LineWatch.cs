// Tells when a pressure line shows no artery: flushed (high and flat), or disconnected (missing, out of range, or flat). Input mmHg.
// Sources: range as in J. X. Sun, A. T. Reisner, R. G. Mark, "A signal abnormality index for arterial blood pressure waveforms", Computers in
// Cardiology 2006; fast-flush square wave: R. M. Gardner, Anesthesiology 54, 1981.
namespace HrvXkd.Data.Pressure;

/// <summary>Watches the samples of a line; fixed memory.</summary>
internal sealed class LineWatch
{
    /// <summary>Longest time from the start of an artefact until it is known, seconds.</summary>
    public const double DelaySeconds = FlatSeconds;

    private const double JoinSeconds = 3;
    private const double FlatSeconds = 1.5;
    private const double FlushSeconds = 0.4;
    private const double FlatMmHg = 3;
    private const double FlushMmHg = 150;
    private const double LeastMmHg = -30;
    private const double MostMmHg = 300;
    private readonly double _rate;
    private double _low;
    private double _high;
    private long _start;
    private long _at = -1;

    /// <summary>Makes a watch.</summary>
    /// <param name="sampleRateHz">Rate.</param>
    public LineWatch(double sampleRateHz)
    {
        _rate = sampleRateHz;
        Restart(double.NaN);
    }

    /// <summary>Start of the last artefact, seconds; minus infinity before the first.</summary>
    public double FromSeconds { get; private set; } = double.NegativeInfinity;

    /// <summary>End of the last artefact so far, seconds.</summary>
    public double ToSeconds { get; private set; } = double.NegativeInfinity;

    /// <summary>What it is.</summary>
    public PulseVerdict Kind { get; private set; } = PulseVerdict.Accepted;

    /// <summary>Samples within artefacts.</summary>
    public long ArtefactSamples { get; private set; }

    /// <summary>Takes the next sample; NaN if missing.</summary>
    public void Push(double mmHg)
    {
        _at++;
        if (!(mmHg >= LeastMmHg && mmHg <= MostMmHg))
        {
            Restart(double.NaN);
            Mark(_at, mmHg > MostMmHg ? PulseVerdict.Flush : PulseVerdict.Disconnected);
            return;
        }

        _low = Math.Min(_low, mmHg);
        _high = Math.Max(_high, mmHg);
        if (_high - _low > FlatMmHg)
        {
            Restart(mmHg);
            return;
        }

        double seconds = (_at - _start + 1) / _rate;
        if (_low >= FlushMmHg && seconds >= FlushSeconds)
            Mark(_start, PulseVerdict.Flush);
        else if (seconds >= FlatSeconds)
            Mark(_start, PulseVerdict.Disconnected);
    }

    private void Restart(double mmHg)
    {
        _start = double.IsNaN(mmHg) ? _at + 1 : _at;
        _low = double.IsNaN(mmHg) ? double.PositiveInfinity : mmHg;
        _high = double.IsNaN(mmHg) ? double.NegativeInfinity : mmHg;
    }

    private void Mark(long start, PulseVerdict kind)
    {
        double from = start / _rate, to = (_at + 1) / _rate;
        ArtefactSamples += from > ToSeconds ? _at - start + 1 : (long)Math.Round((to - Math.Max(from, ToSeconds)) * _rate);
        // Artefacts close together are one, from its first start; one that has a flush is a flush.
        bool goesOn = from <= ToSeconds + JoinSeconds;
        Kind = goesOn && Kind == PulseVerdict.Flush ? PulseVerdict.Flush : kind;
        FromSeconds = goesOn ? FromSeconds : from;
        ToSeconds = to;
    }
}
