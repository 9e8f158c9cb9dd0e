// One wire of the bus with its faults: bits flip or the line is stuck while they are on it.
namespace HrvXkd.Hardware.Simulation;

/// <summary>A data line of the bus, most significant bit first.</summary>
internal sealed class FaultyLine(FaultScript script, FaultKind flip, FaultKind low, FaultKind high)
{
    private const int BitsPerByte = 8;
    private const double FlipProbability = 1e-4;

    private readonly bool[] _done = new bool[script.Of(flip).Length];

    /// <summary>What of a byte arrives.</summary>
    /// <param name="value">Byte sent.</param>
    /// <param name="startNs">Time of its first bit.</param>
    /// <param name="bitNs">Time of a bit.</param>
    public int Carry(int value, long startNs, long bitNs)
    {
        for (int bit = 0; bit < BitsPerByte; bit++)
        {
            long atNs = startNs + (bit * bitNs);
            int mask = 0x80 >> bit;
            if (Flips(atNs))
                value ^= mask;
            if (script.IsActive(low, atNs))
                value &= ~mask;
            if (script.IsActive(high, atNs))
                value |= mask;
        }

        return value;
    }

    private bool Flips(long atNs)
    {
        ReadOnlySpan<Fault> flips = script.Of(flip);
        bool flipped = false;
        for (int i = 0; i < flips.Length && flips[i].StartNs <= atNs; i++)
        {
            if (flips[i].DurationNs > 0)
            {
                flipped ^= atNs < flips[i].EndNs && ChipNoise.Uniform(atNs, (int)flip) < flips[i].ValueOr(FlipProbability);
            }
            else if (!_done[i])
            {
                _done[i] = true;
                flipped = !flipped;
            }
        }

        return flipped;
    }
}
