using CsCheck;
using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Properties;

/// <summary>
/// Whatever comes in: nothing is thrown or allocated, results stay in order and in time, and there is never more than one at a time.
/// How many instructions the costliest call needs is counted by tests/arm.
/// </summary>
public class HostileInputTests
{
    private const int Gain = 1000;
    private const int GapKind = -1;
    private const int EcgKind = -2;

    private static readonly string[] Names = [.. HostileSignal.Names];
    private static readonly int[] Ecg = SyntheticEcg.Healthy(40, 250).Counts(Gain);

    public static TheoryData<string> Signals => new(Names);

    [Theory]
    [MemberData(nameof(Signals))]
    public void Push_HostileSignal_KeepsEveryPromise(string name)
    {
        foreach (int rateHz in (int[])[100, 128, 250, 1000])
            Check(rateHz, [HostileSignal.Of(name, 95 * rateHz, rateHz, Gain)]);
    }

    // Any fault here is one of the signal path, so the sequences are new in each run; CsCheck prints the seed of one that fails.
    [Fact]
    public void Push_AnySequenceOfSignalsAndGaps_KeepsEveryPromise()
    {
        Gen<(int Kind, int Samples)> part = Gen.Select(Gen.Int[EcgKind, Names.Length - 1], Gen.Int[1, 8000]);
        Gen.Select(Gen.Int[100, 1000], part.List[1, 12]).Sample((rateHz, parts) => Check(rateHz, [.. parts.Select(p => Part(rateHz, p.Kind, p.Samples))]), iter: 60);
    }

    [Fact]
    public void Push_AnySamples_KeepsEveryPromise() =>
        Gen.Select(Gen.Int[100, 1000], Gen.OneOf(Gen.Int, Gen.Int[-3 * Gain, 3 * Gain]).Array[1, 4000])
            .Sample((rateHz, samples) => Check(rateHz, [samples, samples, samples]), iter: 60);

    // A part that is null is a gap of a second.
    private static void Check(int rateHz, int[]?[] parts)
    {
        BoundedRun run = Measured(rateHz, parts, out long bytes);

        // Other threads' collections show in this count now and then; what the analyzer allocates shows every time.
        for (int again = 0; again < 3 && bytes != 0; again++)
            run = Measured(rateHz, parts, out bytes);
        Assert.Equal(0, bytes);
        Assert.Null(run.Fault);
        int seconds = parts.Sum(part => part?.Length ?? rateHz) / rateHz;
        Assert.Equal(seconds < 60 ? 0 : ((seconds - 60) / 30) + 1, run.Windows);
        Assert.Equal(run.Beats == 0, run.Digest == 0);
    }

    private static BoundedRun Measured(int rateHz, int[]?[] parts, out long bytes)
    {
        BoundedRun run = new(rateHz, Gain, WindowProfile.Short());
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (int[]? part in parts)
        {
            if (part is null)
                run.Gap(rateHz);
            else
                run.Push(part);
        }

        run.Finish();
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return run;
    }

    private static int[]? Part(int rateHz, int kind, int samples) => kind switch
    {
        GapKind => null,
        EcgKind => Ecg,
        _ => HostileSignal.Of(Names[kind], samples, rateHz, Gain),
    };
}
