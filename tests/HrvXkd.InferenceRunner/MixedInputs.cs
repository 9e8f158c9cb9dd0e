namespace HrvXkd.InferenceRunner;

/// <summary>Any number of inputs made from a seed, the same on every machine: random ones, ends of int, constant and alternating ones, single elements.</summary>
internal sealed class MixedInputs(int width, int spreadQ16)
{
    private static readonly int[] Corners = [int.MinValue, int.MinValue + 1, -65536, -1, 0, 1, 65535, 65536, int.MaxValue - 1, int.MaxValue];

    private long _seed = 1;

    /// <summary>The input, overwritten by <see cref="Next"/>.</summary>
    public int[] Input { get; } = new int[width];

    /// <summary>Whether a stream's window counts: seven of eight.</summary>
    public bool Valid { get; private set; }

    /// <summary>Makes the next one.</summary>
    public void Next()
    {
        int kind = Bits(3), first = Corners[Bits(16) % Corners.Length], other = Corners[Bits(16) % Corners.Length];
        Valid = Bits(3) != 0;
        for (int i = 0; i < Input.Length; i++)
            Input[i] = kind switch
            {
                0 => Corners[Bits(16) % Corners.Length],
                1 => first,
                2 => i % 2 == 0 ? first : other,
                3 => unchecked((Bits(16) << 16) | Bits(16)),
                _ => (int)(((long)spreadQ16 * (Bits(24) - (1 << 23))) >> 23),
            };
        if (kind == 4)
        {
            int kept = Bits(16) % Input.Length, value = Input[kept];
            Array.Clear(Input);
            Input[kept] = value;
        }
    }

    // The upper bits of a linear congruential generator modulo 2^31.
    private int Bits(int count)
    {
        _seed = ((_seed * 1103515245) + 12345) & 0x7FFFFFFF;
        return (int)(_seed >> (31 - count));
    }
}
