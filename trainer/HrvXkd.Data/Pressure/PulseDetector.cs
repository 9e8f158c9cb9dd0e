// Finds pulses by the slope sum: what the smoothed pressure rose within 128 ms, against a threshold that follows the pulses. Input mmHg.
// Source: W. Zong et al., "An open-source algorithm to detect onset of arterial blood pressure pulses", Computers in Cardiology 2003.
namespace HrvXkd.Data.Pressure;

/// <summary>Pulses of a stream of pressures; fixed memory.</summary>
internal sealed class PulseDetector
{
    private const double SmoothSeconds = 0.04;
    private const double SlopeSeconds = 0.128;
    private const double FootSeconds = 0.25;
    private const double SystoleSeconds = 0.35;
    private const double RefractorySeconds = 0.25;
    private const double NotchSeconds = 0.5;
    private const double NotchShare = 2.0 / 3;
    private const double UpstrokeSeconds = 0.1;
    private const double PatienceSeconds = 2.5;
    private const double FirstRise = 20;
    private const double LeastRise = 8;
    private const double MostRise = 150;
    private const double ThresholdShare = 0.5;
    private const double Gain = 0.2;

    private readonly double _rate;
    private readonly int _smooth;
    private readonly int _refractory;
    private readonly int _systole;
    private readonly int _patience;
    private readonly int _notch;
    private readonly int _upstroke;
    private readonly double _decay;
    private readonly double[] _raw;
    private readonly double[] _slopes;
    private long _at = -1;
    private long _known;
    private double _sum;
    private double _oldest;
    private double _rise = FirstRise;
    private bool _isArmed;
    private long _crossedAt = long.MinValue / 2;
    private long _pulseAt = long.MinValue / 2;
    private bool _isRising;
    private long _footAt;
    private double _foot;
    private double _peak;
    private double _upstrokePeak;
    private double _highestSum;

    /// <summary>Makes a detector.</summary>
    /// <param name="sampleRateHz">Rate, 20 Hz or more.</param>
    public PulseDetector(double sampleRateHz)
    {
        _rate = sampleRateHz;
        _smooth = Samples(SmoothSeconds);
        _refractory = Samples(RefractorySeconds);
        _systole = Samples(SystoleSeconds);
        _patience = Samples(PatienceSeconds);
        _notch = Samples(NotchSeconds);
        _upstroke = Samples(UpstrokeSeconds);
        _decay = Math.Exp(-1 / sampleRateHz);
        _raw = new double[Samples(FootSeconds) + _smooth + 1];
        _slopes = new double[Samples(SlopeSeconds)];
    }

    /// <summary>The pulse that was just found.</summary>
    public ArterialPulse Pulse { get; private set; }

    /// <summary>Takes the next sample.</summary>
    /// <param name="mmHg">Pressure; NaN if missing, which ends the pulse under way.</param>
    /// <returns>True if <see cref="Pulse"/> is new.</returns>
    public bool Push(double mmHg)
    {
        _at++;
        if (double.IsNaN(mmHg))
        {
            Forget();
            return false;
        }

        int place = (int)(_at % _raw.Length);
        double before = _known >= _smooth ? _raw[(int)((_at - _smooth) % _raw.Length)] : mmHg;
        _raw[place] = mmHg;
        _known++;
        AddSlope(Math.Max(0, mmHg - before) / _smooth);
        double threshold = ThresholdShare * _rise;
        bool crosses = _isArmed && _sum > threshold && _at - _crossedAt >= _refractory;
        bool isDone = _isRising && (crosses || _at - _crossedAt >= _systole);
        if (isDone)
            isDone = TryEndPulse();
        if (crosses)
            BeginPulse();
        else if (_isRising)
            Follow(mmHg);
        else if (_at - _crossedAt > _patience)
            _rise = Math.Max(LeastRise, _rise * _decay);
        _isArmed |= _sum < threshold;
        return isDone;
    }

    private int Samples(double seconds) => Math.Max(1, (int)Math.Round(seconds * _rate));

    private void AddSlope(double slope)
    {
        int place = (int)(_at % _slopes.Length);
        _slopes[place] = slope;
        // Summed anew at each turn of the ring, so that rounding does not add up over days.
        if (place == 0)
        {
            _sum = 0;
            foreach (double value in _slopes)
                _sum += value;
        }
        else
        {
            _sum += slope - _oldest;
        }

        _oldest = _slopes[(int)((_at + 1) % _slopes.Length)];
    }

    private void BeginPulse()
    {
        _isRising = true;
        _isArmed = false;
        _crossedAt = _at;
        _highestSum = _sum;
        long first = _at - Math.Min(_known, _raw.Length) + 1;
        _footAt = _at;
        _foot = double.MaxValue;
        for (long i = first; i <= _at; i++)
            if (_raw[(int)(i % _raw.Length)] <= _foot)
                (_foot, _footAt) = (_raw[(int)(i % _raw.Length)], i);
        _peak = _foot;
        for (long i = _footAt; i <= _at; i++)
            _peak = Math.Max(_peak, _raw[(int)(i % _raw.Length)]);
        _upstrokePeak = _peak;
    }

    private void Follow(double mmHg)
    {
        _peak = Math.Max(_peak, mmHg);
        _highestSum = Math.Max(_highestSum, _sum);
        if (_at - _crossedAt <= _upstroke)
            _upstrokePeak = _peak;
    }

    // After a deep notch the pressure rises again, steeply enough to cross, but not to two thirds of the pulse that it belongs to.
    private bool TryEndPulse()
    {
        _isRising = false;
        if (_crossedAt - _pulseAt < _notch && _upstrokePeak < Pulse.DbpMmHg + NotchShare * Pulse.PulsePressureMmHg)
            return false;
        _pulseAt = _crossedAt;
        Pulse = new ArterialPulse(_footAt / _rate, _peak, _foot);
        _rise = Math.Max(LeastRise, _rise + Gain * (Math.Min(_highestSum, MostRise) - _rise));
        return true;
    }

    private void Forget()
    {
        if (_known == 0)
            return;
        _known = 0;
        _isRising = false;
        _isArmed = false;
        Array.Clear(_slopes);
        _sum = 0;
        _oldest = 0;
    }
}
