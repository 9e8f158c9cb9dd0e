using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Tests.Emit;

/// <summary>Sequences that a body never makes: ends of int, constant rows, masks of every kind.</summary>
internal static class ExtremeVectors
{
    private static readonly int[] Corners = [int.MinValue, int.MinValue + 1, -65536, -1, 0, 1, 65535, 65536, 1 << 24, int.MaxValue - 1, int.MaxValue];

    public static RiskVectors Make(int count, int seed)
    {
        Random random = new(seed);
        int[] features = new int[count * 96];
        byte[] valid = new byte[count * 8];
        for (int i = 0; i < count; i++)
        {
            int kind = random.Next(4), constant = Corners[random.Next(Corners.Length)];
            for (int k = 0; k < 96; k++)
                features[(i * 96) + k] = kind switch
                {
                    0 => Corners[random.Next(Corners.Length)],
                    1 => random.Next(int.MinValue, int.MaxValue),
                    2 => constant,
                    _ => random.Next(-200 * 65536, 200 * 65536),
                };
            int mask = random.Next(256);
            for (int w = 0; w < 8; w++)
                valid[(i * 8) + w] = (byte)((mask >> w) & 1);
        }

        return new RiskVectors(count, features, valid);
    }
}
