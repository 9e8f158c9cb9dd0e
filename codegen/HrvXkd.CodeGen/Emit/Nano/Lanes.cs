// Several outputs in one long: with weights packed as w0 + w1 2^B + w2 2^2B .. one multiply-add serves all lanes. A lane of B bits holds
// -(2^(B-1) - 1)..2^(B-1) - 1. Every partial sum of a column lies between the sum of its negative and that of its positive terms; where
// both fit the lane, lanes cannot reach into one another, and L lanes with L B <= 63 cannot overflow the long.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Columns of one product that share a long.</summary>
/// <param name="First">First column.</param>
/// <param name="Count">Columns.</param>
/// <param name="Bits">Bits of a lane; 64 for a column alone.</param>
/// <param name="Worst">Largest absolute partial sum of its columns.</param>
internal sealed record Lanes(int First, int Count, int Bits, long Worst)
{
    private const int Word = 63;

    /// <summary>Packs columns in their order, as many into a long as their sums allow.</summary>
    /// <param name="sums">What each column's partial sums can be.</param>
    public static List<Lanes> Pack(IReadOnlyList<Interval> sums)
    {
        List<Lanes> groups = [];
        for (int first = 0; first < sums.Count;)
        {
            Lanes best = Of(sums, first, 1);
            for (int count = 2; first + count <= sums.Count; count++)
            {
                Lanes wider = Of(sums, first, count);
                if (wider.Bits * count > Word)
                    break;
                best = wider;
            }

            groups.Add(best.Count == 1 ? best with { Bits = 64 } : best);
            first += best.Count;
        }

        return groups;
    }

    /// <summary>The factor of one input: one weight a lane.</summary>
    /// <param name="weight">Weight of a column.</param>
    public long Factor(Func<int, int> weight)
    {
        long factor = 0;
        for (int lane = Count - 1; lane >= 0; lane--)
            factor = (factor << (Count == 1 ? 0 : Bits)) + weight(First + lane);
        return factor;
    }

    private static Lanes Of(IReadOnlyList<Interval> sums, int first, int count)
    {
        long worst = Enumerable.Range(first, count).Max(column => sums[column].Magnitude);
        int bits = 2;
        while (bits < 63 && worst > (1L << (bits - 1)) - 1)
            bits++;
        return new Lanes(first, count, bits, worst);
    }
}
