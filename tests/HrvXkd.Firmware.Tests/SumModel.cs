using HrvXkd.Core;

namespace HrvXkd.Firmware.Tests;

/// <summary>A model whose logit tells what it was given.</summary>
internal sealed class SumModel : IRiskModel
{
    public int Pushes { get; private set; }

    public static int Logit(int[] featuresQ16, bool valid, int pushes)
    {
        int sum = pushes;
        for (int i = 0; i < featuresQ16.Length && valid; i++)
            sum = unchecked((sum * 31) + featuresQ16[i]);
        return sum;
    }

    public void Reset() => Pushes = 0;

    public int Push(int[] featuresQ16, bool valid) => Logit(featuresQ16, valid, ++Pushes);
}
