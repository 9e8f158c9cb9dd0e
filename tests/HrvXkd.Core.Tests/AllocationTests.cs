using System.Reflection;
using HrvXkd.Core.Features;
using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests;

/// <summary>After the constructor nothing is allocated; a checksum shows that the work was done.</summary>
public class AllocationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Push_LongRunWithWindowsAndGaps_AllocatesNothing(bool holter)
    {
        int[] samples = SyntheticEcg.Healthy(700, 250).Counts(1000);
        Run(samples, holter, out long warm, out _);
        Run(samples, holter, out long checksum, out long bytes);

        // Other threads' collections show in this count now and then; what the analyzer allocates shows every time.
        for (int again = 0; again < 3 && bytes != 0; again++)
            Run(samples, holter, out checksum, out bytes);
        Assert.Equal(0, bytes);
        Assert.NotEqual(0, checksum);
        Assert.Equal(warm, checksum);
    }

    // A table in a static field would be made at its first use, in the first window of a process.
    [Fact]
    public void Types_OfTheSignalPath_HaveNoStaticFields()
    {
        string[] path = ["HrvXkd.Core", "HrvXkd.Core.Beats", "HrvXkd.Core.Features", "HrvXkd.Core.Intervals", "HrvXkd.Core.Numerics"];
        Assert.Empty(
            from type in typeof(EcgAnalyzer).Assembly.GetTypes()
            where path.Contains(type.Namespace)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where !field.IsLiteral
            select $"{type.Name}.{field.Name}");
    }

    [Fact]
    public void TryCompute_AnyLength_AllocatesNothing()
    {
        NnSeries series = NnSeries.Random(400, 800, 50, 2);
        FeatureExtractor extractor = new(400);
        int[] features = new int[Sequence.Features];
        long sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 20; count <= 400; count += 20)
        {
            if (extractor.TryCompute(series.Nn, series.Start, count, features))
                sum += features[(int)Feature.LnHf];
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }

    private static void Run(int[] samples, bool holter, out long checksum, out long bytes)
    {
        EcgAnalyzer analyzer = new(250, 1000, holter ? WindowProfile.Holter() : WindowProfile.Short());
        int[] features = new int[Sequence.Features];
        long sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < samples.Length; i++)
            sum = Digest(analyzer, i % 100_000 == 99_999 ? analyzer.PushGap(500) : analyzer.Push(samples[i]), features, sum);
        for (int result; (result = analyzer.Finish()) != EcgAnalyzer.None;)
            sum = Digest(analyzer, result, features, sum);
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        checksum = sum;
    }

    private static long Digest(EcgAnalyzer analyzer, int result, int[] features, long sum)
    {
        if ((result & EcgAnalyzer.BeatFound) != 0)
            sum = unchecked((sum * 31) + analyzer.BeatTicks);
        if ((result & EcgAnalyzer.WindowReady) == 0)
            return sum;
        analyzer.CopyFeatures(features);
        foreach (int feature in features)
            sum = unchecked((sum * 31) + feature);
        return sum;
    }
}
