using HrvXkd.NanoCode;

namespace HrvXkd.OpcodeCounter;

/// <summary>What all methods have cost at one time.</summary>
internal sealed class MethodTally(IlMachine machine)
{
    private readonly (long Opcodes, long Entries)[] _before = [.. machine.Methods.Select(method => (method.Opcodes, method.Entries))];

    /// <summary>What they have cost since, costliest first; methods that did not run are left out.</summary>
    /// <param name="units">Samples or windows since.</param>
    public IReadOnlyList<MethodCost> Since(int units) =>
        [.. machine.Methods
            .Zip(_before, (method, before) => new MethodCost(
                method.Name, (double)(method.Opcodes - before.Opcodes) / units, (double)(method.Entries - before.Entries) / units, method.Largest))
            .Where(cost => cost.CallsPerUnit > 0)
            .OrderByDescending(cost => cost.PerUnit)];
}
