// What prediction leaves over: Rice codes in partitions, each with a parameter of its own. Source: RFC 9639, 9.2.5.
namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Reads residuals.</summary>
internal static class FlacResidual
{
    /// <summary>Reads the residuals of a block.</summary>
    /// <param name="bits">At the coding method.</param>
    /// <param name="block">Receives residuals from the order on; those before are the warm-up samples.</param>
    /// <param name="order">Order of the predictor, at most the length of the block.</param>
    public static void Read(FlacBitReader bits, Span<int> block, int order)
    {
        long method = bits.Bits(2);
        if (method > 1)
            throw bits.Fault(Faults.Text($"found residual coding method {method}"), "0 or 1");
        int parameterBits = method == 0 ? 4 : 5;
        int partitionOrder = (int)bits.Bits(4);
        int partition = block.Length >> partitionOrder;
        if (partition << partitionOrder != block.Length || partition < order)
            throw bits.Fault(
                Faults.Text($"found {1 << partitionOrder} partitions in a block of {block.Length} samples with order {order}"),
                "equal partitions, the first longer than the order");
        for (int start = 0; start < block.Length; start += partition)
            ReadPartition(bits, parameterBits, block[(start == 0 ? order : start)..(start + partition)]);
    }

    private static void ReadPartition(FlacBitReader bits, int parameterBits, Span<int> residuals)
    {
        int parameter = (int)bits.Bits(parameterBits);
        if (parameter == (1 << parameterBits) - 1)
        {
            int plain = (int)bits.Bits(5);
            for (int i = 0; i < residuals.Length; i++)
                residuals[i] = bits.Signed(plain);
            return;
        }

        for (int i = 0; i < residuals.Length; i++)
        {
            long folded = bits.Rice(parameter);
            residuals[i] = (int)((folded >> 1) ^ -(folded & 1));
        }
    }
}
