// Signals that no heart makes but a loose electrode, a motor or a broken wire may: none may throw, allocate or cost much time.
namespace HrvXkd.Core.Tests.Reference;

/// <summary>Signals made to overload a beat detector; deterministic.</summary>
internal static class HostileSignal
{
    // Sample number, samples per second and counts per mV give the sample.
    private static readonly Dictionary<string, Func<int, int, int, int>> Shapes = new(StringComparer.Ordinal)
    {
        ["flat"] = (_, _, _) => 12345,
        ["white noise 1 mV"] = (i, _, gain) => (int)(Hash(i) * (long)gain >> 31),
        ["white noise 30 uV"] = (i, _, gain) => (int)(Hash(i) * (long)gain / 33 >> 31),
        ["white noise, full range"] = (i, _, _) => Hash(i),
        ["extremes in turn"] = (i, _, _) => i % 2 == 0 ? int.MinValue : int.MaxValue,
        ["extremes, two to one"] = (i, _, _) => i % 3 == 0 ? int.MaxValue : int.MinValue,
        ["square wave 1.3 Hz"] = (i, rate, gain) => Turn(i, rate, 1.3) < 0.5 ? gain : -gain,
        ["square wave 4 Hz"] = (i, rate, gain) => Turn(i, rate, 4) < 0.5 ? gain : -gain,
        ["square wave 8 Hz, full range"] = (i, rate, _) => Turn(i, rate, 8) < 0.5 ? int.MaxValue : int.MinValue,
        ["steps"] = (i, rate, _) => Hash(i / (rate / 4)) / 256,
        ["steps every 7"] = (i, _, gain) => (int)(Hash(i / 7) * (long)gain >> 31),
        ["ramp"] = (i, _, _) => unchecked(i * 50_000),
        ["saw 3 Hz"] = (i, rate, gain) => (int)(Turn(i, rate, 3) * 2 * gain),
        ["impulses 4.3 Hz"] = (i, rate, gain) => Turn(i, rate, 4.3) < 4.3 / rate ? 5 * Math.Min(gain, int.MaxValue / 5) : 0,
        ["impulses, full range"] = (i, rate, _) => i % Math.Max(1, rate / 4) == 0 ? int.MaxValue : 0,
        ["telegraph"] = (i, rate, gain) => Hash(i * 20 / rate) < 0 ? gain : -gain,
        ["saturated"] = (i, rate, _) => i / (4 * rate) % 2 == 0 ? 8_388_607 : -8_388_608,
        ["sine 0.1 Hz"] = (i, rate, gain) => Sine(i, rate, gain, 0.1),
        ["sine 2 Hz"] = (i, rate, gain) => Sine(i, rate, gain, 2),
        ["sine 4.2 Hz"] = (i, rate, gain) => Sine(i, rate, gain, 4.2),
        ["sine 10 Hz"] = (i, rate, gain) => Sine(i, rate, gain, 10),
        ["sine 50 Hz"] = (i, rate, gain) => Sine(i, rate, gain, 50),
        ["sine near half the rate"] = (i, rate, gain) => Sine(i, rate, gain, (rate / 2.0) - 1.1),
        ["sweep"] = (i, rate, gain) => Sine(i, rate, gain, i % (30 * rate) * 0.5 / rate),
        ["bursts"] = (i, rate, gain) => Turn(i, rate, 0.7) < 0.3 ? (int)(Hash(i) * (long)gain >> 30) : 0,
    };

    /// <summary>Names of the signals.</summary>
    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    /// <summary>Makes a signal.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="count">Samples.</param>
    /// <param name="rateHz">Samples per second.</param>
    /// <param name="gain">Counts per mV; the size of those signals that have one.</param>
    /// <returns>The samples.</returns>
    public static int[] Of(string name, int count, int rateHz, int gain)
    {
        Func<int, int, int, int> shape = Shapes[name];
        int[] samples = new int[count];
        for (int i = 0; i < count; i++)
            samples[i] = shape(i, rateHz, gain);
        return samples;
    }

    private static double Turn(int i, int rate, double hz)
    {
        double turns = i * hz / rate;
        return turns - Math.Floor(turns);
    }

    private static int Sine(int i, int rate, int gain, double hz) => (int)(gain * Math.Sin(Math.Tau * Turn(i, rate, hz)));

    private static int Hash(int i)
    {
        unchecked
        {
            ulong x = ((ulong)i + 1) * 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 31)) * 0xBF58476D1CE4E5B9UL;
            return (int)(x >> 32);
        }
    }
}
