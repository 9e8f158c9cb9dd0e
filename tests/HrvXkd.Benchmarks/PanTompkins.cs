// The detector that a textbook has, in double: band-pass 5..15 Hz, derivative, square, 150 ms integrator, two running levels.
// Source: Pan and Tompkins 1985. Without search-back and without the second threshold on the filtered signal.
namespace HrvXkd.Benchmarks;

/// <summary>The peer that any engineer knows; finds the time of the steepest part of each beat.</summary>
internal sealed class PanTompkins
{
    private const double RefractorySeconds = 0.25;
    private const double LearnSeconds = 2;

    private readonly double _rate;
    private readonly Biquad _low;
    private readonly Biquad _high;
    private readonly double[] _slope = new double[5];
    private readonly double[] _window;
    private readonly double _delay;
    private int _at;
    private int _windowAt;
    private double _sum;
    private double _before;
    private double _beforeThat;
    private double _signal;
    private double _noise;
    private double _last = double.NegativeInfinity;
    private double _lastHeight;

    public PanTompkins(int rateHz)
    {
        _rate = rateHz;
        _low = Biquad.LowPass(15 / _rate);
        _high = Biquad.HighPass(5 / _rate);
        _window = new double[(int)(0.15 * rateHz)];
        _delay = ((_window.Length / 2.0) + 2) / rateHz + 0.03;
    }

    /// <summary>Time of the beat just found, seconds.</summary>
    public double BeatSeconds => _last - _delay;

    /// <summary>Takes a sample; true if a beat was found. A higher peak within 0.25 s of it counts as the same beat.</summary>
    public bool Push(int sample)
    {
        double[] x = _slope;
        (x[0], x[1], x[2], x[3]) = (x[1], x[2], x[3], x[4]);
        x[4] = _high.Push(_low.Push(sample));
        double slope = ((2 * x[4]) + x[3] - x[1] - (2 * x[0])) / 8;
        double square = slope * slope;
        _sum += square - _window[_windowAt];
        _window[_windowAt] = square;
        _windowAt = _windowAt + 1 == _window.Length ? 0 : _windowAt + 1;

        bool peak = _before > _beforeThat && _before >= _sum;
        double height = _before;
        double time = (_at++ - 1) / _rate;
        (_beforeThat, _before) = (_before, _sum);
        if (time < LearnSeconds)
        {
            _signal = Math.Max(_signal, height);
            _noise = _signal / 8;
            return false;
        }

        return peak && Decide(time, height);
    }

    private bool Decide(double time, double height)
    {
        bool soon = time - _last < RefractorySeconds;
        if (height < _noise + (0.25 * (_signal - _noise)))
        {
            _noise += (height - _noise) / 8;
            return false;
        }

        if (soon && height <= _lastHeight)
            return false;
        _last = time;
        _lastHeight = height;
        _signal += (height - _signal) / 8;
        return !soon;
    }
}
