// Several outputs in one long: with weights packed as w0 + w1 2^B + w2 2^2B .. one multiply-add serves all lanes. A lane holds its sum less
// the lowest it can be, 0..2^B - 1, so that no lane borrows from the next; partial sums may wrap, only the last value counts. Lanes are read
// with a shift and a mask, the last one with a shift alone. L lanes have L B <= 63 bits, so that the long is never negative.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Columns of one product that share a long.</summary>
/// <param name="Columns">The columns, lowest lane first.</param>
/// <param name="Bits">Bits of a lane.</param>
/// <param name="Base">First bit of the lowest lane.</param>
/// <param name="Lowest">Lowest sum of each column.</param>
internal sealed record Lanes(int[] Columns, int Bits, int Base, long[] Lowest)
{
    private const int Word = 63;

    /// <summary>Packs columns, narrow ones first, as many into a long as their sums allow.</summary>
    /// <param name="sums">What each column's sum can be.</param>
    public static List<Lanes> Pack(IReadOnlyList<Interval> sums)
    {
        int[] order = [.. Enumerable.Range(0, sums.Count).OrderBy(column => BitsOf(sums[column])).ThenBy(column => column)];
        List<Lanes> groups = [];
        for (int first = 0, count; first < order.Length; first += count)
        {
            count = 1;
            while (first + count < order.Length && BitsOf(sums[order[first + count]]) * (count + 1) <= Word)
                count++;
            int[] columns = [.. order[first..(first + count)].Order()];
            int bits = BitsOf(sums[order[first + count - 1]]);
            // Few lanes lie high: constants of more than 32 bits are loaded by one opcode.
            groups.Add(new Lanes(columns, bits, count < 3 ? Math.Max(0, Word - (bits * count)) : 0, Array.ConvertAll(columns, column => sums[column].Low)));
        }

        return groups;
    }

    /// <summary>The factor of one input: one weight a lane.</summary>
    /// <param name="weight">Weight of a column.</param>
    public long Factor(Func<int, long> weight) => Pack(lane => weight(Columns[lane]));

    /// <summary>What is added so that every lane begins at 0.</summary>
    /// <param name="bias">Sum that a column gets too much.</param>
    public long Constant(Func<int, long> bias) => Pack(lane => -Lowest[lane] - bias(Columns[lane]));

    /// <summary>Reads a lane: its sum less the lowest.</summary>
    /// <param name="sum">Name of the long.</param>
    /// <param name="lane">Which lane.</param>
    /// <param name="mask">Name of a long of <see cref="Bits"/> ones.</param>
    public string Read(string sum, int lane, string mask)
    {
        int position = Base + (lane * Bits);
        string moved = position == 0 ? sum : FormattableString.Invariant($"(sum >> {position})").Replace("sum", sum, StringComparison.Ordinal);
        return lane == Columns.Length - 1 ? moved : $"({moved} & {mask})";
    }

    private long Pack(Func<int, long> part)
    {
        long packed = 0;
        for (int lane = 0; lane < Columns.Length; lane++)
            packed = unchecked(packed + (part(lane) << (Base + (lane * Bits))));
        return packed;
    }

    private static int BitsOf(Interval sum)
    {
        int bits = 1;
        while (bits < Word && ((Int128)sum.High - sum.Low) >> bits != 0)
            bits++;
        return bits;
    }
}
