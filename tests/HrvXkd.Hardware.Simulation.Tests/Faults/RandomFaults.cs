// Random fault scripts: groups of one to three faults that may overlap, and time to recover after each group.
namespace HrvXkd.Hardware.Simulation.Tests;

internal sealed class RandomFaults
{
    private const int Groups = 3;
    private const int LeastQuietMs = 200;

    private static readonly FaultKind[] Slow = [FaultKind.BrownOut, FaultKind.ReferenceLoss];
    private readonly Random _random;

    public RandomFaults(int seed, long startNs)
    {
        _random = new Random(seed);
        var faults = new List<Fault>();
        long atNs = startNs + Ms(300, 400);
        for (int group = 0; group < Groups; group++)
        {
            long endNs = atNs;
            bool slow = false;
            int groupFaults = 0;
            for (int i = _random.Next(1, 4); i > 0; i--)
            {
                Fault fault = Draw(atNs + Ms(0, 60));
                // While a reference settles its codes are only too large. That it was away shows only if a frame was read meanwhile whose
                // electrodes were on: the README says so, and here nothing hides it.
                if (slow && fault.Kind == FaultKind.ReferenceLoss)
                    continue;
                if (fault.Kind == FaultKind.ReferenceLoss)
                {
                    faults.RemoveRange(faults.Count - groupFaults, groupFaults);
                    (endNs, groupFaults, i) = (atNs, 0, 0);
                }

                groupFaults++;
                faults.Add(fault);
                slow |= Slow.Contains(fault.Kind);
                endNs = Math.Max(endNs, Math.Max(fault.EndNs, fault.StartNs + 1));
            }

            int limitMs = slow ? 1500 : 100;
            Ends.Add((endNs, limitMs));
            atNs = endNs + ((limitMs + LeastQuietMs) * VirtualClock.NsPerMs);
        }

        Script = new FaultScript(faults);
        EndNs = atNs;
    }

    public FaultScript Script { get; }

    /// <summary>End of each group and the time allowed to recover from it, ms.</summary>
    public List<(long EndNs, int LimitMs)> Ends { get; } = [];

    public long EndNs { get; }

    public override string ToString() => string.Join("; ", Script.Faults.Select(fault =>
        FormattableString.Invariant($"{fault.StartNs / 1e6:F3} {FaultScript.Spell(fault.Kind)} {fault.DurationNs / 1e6:F3} {fault.Value}")));

    private Fault Draw(long startNs)
    {
        var kind = (FaultKind)_random.Next(Enum.GetValues<FaultKind>().Length);
        bool single = _random.Next(2) == 0;
        return kind switch
        {
            FaultKind.MisoFlip or FaultKind.MosiFlip when single => new Fault(startNs, kind),
            FaultKind.MisoFlip or FaultKind.MosiFlip => new Fault(startNs, kind, Ms(1, 40), 2e-4),
            FaultKind.DrdyExtra => new Fault(startNs, kind, Ms(1, 40), _random.Next(1, 6)),
            FaultKind.LeadOff => new Fault(startNs, kind, Ms(1, 300), _random.Next(1, 32)),
            FaultKind.Oscillator => new Fault(startNs, kind, Ms(100, 300), _random.Next(-300, 301)),
            FaultKind.SlowHost => new Fault(startNs, kind, Ms(1, 250), _random.Next(2)),
            FaultKind.BrownOut => new Fault(startNs, kind, Ms(1, 50)),
            _ => new Fault(startNs, kind, Ms(1, 250)),
        };
    }

    private long Ms(int least, int most) => (long)((least + (_random.NextDouble() * (most - least))) * VirtualClock.NsPerMs);
}
