using HrvXkd.Hardware.Adc;
using Xunit.Abstractions;

namespace HrvXkd.Hardware.Simulation.Tests;

public class RandomFaultTests(ITestOutputHelper output)
{
    /// <summary>Set to run all ten thousand; some minutes.</summary>
    private const string FullVariable = "HRVXKD_FULL";

    private static readonly int[] Parts = [0x52, 0x53, 0x73];
    private static readonly DataRate[] Rates = [DataRate.Sps125, DataRate.Sps250, DataRate.Sps500, DataRate.Sps1000];

    // Up to 2 % off, as no more is known of an internal oscillator.
    private static double OscillatorPpm(int seed) => (seed * 7919 % 41 - 20) * 1000;

    private static int Sequences => Environment.GetEnvironmentVariable(FullVariable) == "1" ? 10_000 : 400;

    [Fact]
    public void Read_RandomFaults_NothingWrongIsGoodEveryGapIsTrueAndTheChipComesBack()
    {
        var failures = new List<string>();
        int undetectable = 0;
        long good = 0;
        double slowest = 0;
        double slowestReset = 0;
        for (int seed = 1; seed <= Sequences; seed++)
        {
            ReadMode mode = seed % 2 == 0 ? ReadMode.Verified : ReadMode.Continuous;
            using var rig = new FaultRig(Parts[seed % 3], Rates[seed / 2 % 4], byPins: seed / 8 % 2 == 0, mode, OscillatorPpm(seed));
            var faults = new RandomFaults(seed, rig.NowNs);
            rig.Run(faults.Script, faults.EndNs - rig.NowNs);
            failures.AddRange(rig.Wrong.Select(wrong => $"seed {seed} {mode}: {wrong}"));
            if (rig.Wrong.Count > 0)
                failures.Add($"  under {faults}");
            undetectable += rig.Undetectable;
            good += rig.GoodNs.Count;
            foreach ((long endNs, int limitMs) in faults.Ends)
            {
                double ms = (rig.GoodNs.FirstOrDefault(ns => ns >= endNs, long.MaxValue) - endNs) / (double)VirtualClock.NsPerMs;
                if (ms > limitMs)
                    failures.Add($"seed {seed} {mode}: good again {ms} ms after {endNs}, allowed {limitMs}");
                else if (limitMs == 100)
                    slowest = Math.Max(slowest, ms);
                else
                    slowestReset = Math.Max(slowestReset, ms);
            }
        }

        output.WriteLine(FormattableString.Invariant(
            $"{Sequences} sequences, {good} good samples, slowest recovery {slowest:F0} ms, after reset or reference {slowestReset:F0} ms; flipped in data bits of single readings: {undetectable}"));
        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n{string.Join('\n', failures.Take(20))}");
        Assert.True(good > Sequences * 100L);
    }
}
