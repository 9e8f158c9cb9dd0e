// xoshiro256** seeded by SplitMix64 (Blackman and Vigna 2018), written from the published recurrences.
// System.Random promises no stable sequence across versions; cohorts must stay the same for years.
namespace HrvXkd.Patient;

/// <summary>A small random generator whose sequence never changes with the runtime's version.</summary>
public sealed class RandomStream
{
    private const double Unit = 1.0 / (1UL << 53);
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Any value.</param>
    /// <param name="stream">Streams of one seed are independent of each other.</param>
    public RandomStream(long seed, long stream)
    {
        ulong state = Scramble((ulong)seed) ^ unchecked((ulong)stream * 0xD1342543DE82EF95UL);
        _a = Split(ref state);
        _b = Split(ref state);
        _c = Split(ref state);
        _d = Split(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>Any value.</returns>
    public ulong NextBits()
    {
        unchecked
        {
            ulong result = ulong.RotateLeft(_b * 5, 7) * 9;
            ulong shifted = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= shifted;
            _d = ulong.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>Uniform value.</summary>
    /// <returns>At least 0, below 1.</returns>
    public double NextUniform() => (NextBits() >> 11) * Unit;

    /// <summary>Uniform value of a range.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <returns>At least low, below high.</returns>
    public double NextUniform(double low, double high) => low + (high - low) * NextUniform();

    /// <summary>Value whose logarithm is uniform.</summary>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end.</param>
    /// <returns>Between low and high.</returns>
    public double NextLogUniform(double low, double high) => low * Math.Pow(high / low, NextUniform());

    /// <summary>Time to the next event of a Poisson process.</summary>
    /// <param name="mean">Mean time between events; infinite if there are none.</param>
    /// <returns>0 or more, in the unit of the mean.</returns>
    public double NextExponential(double mean) => double.IsPositiveInfinity(mean) ? mean : -mean * Math.Log(1 - NextUniform());

    /// <summary>Standard normal value (Box and Muller 1958).</summary>
    /// <returns>Mean 0, variance 1.</returns>
    public double NextGaussian()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * NextUniform());
        _spare = radius * sine;
        _hasSpare = true;
        return radius * cosine;
    }

    private static ulong Split(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        return Scramble(state);
    }

    private static ulong Scramble(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
