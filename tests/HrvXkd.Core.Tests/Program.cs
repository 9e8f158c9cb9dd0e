// The tests start this program anew with fewer instruction sets: "twins ROUNDS" compares every kernel with its plain twin.
using System.Globalization;
using HrvXkd.Core.Kernels;
using HrvXkd.Core.Tests.Kernels;

if (args is not ["twins", string rounds])
{
    Console.Error.WriteLine("error: these are tests: dotnet test tests/HrvXkd.Core.Tests");
    return 2;
}

KernelTwins twins = new(1);
IReadOnlyList<string> faults = twins.Run(int.Parse(rounds, CultureInfo.InvariantCulture));
Console.WriteLine(FormattableString.Invariant($"{KernelPath.Name}|{twins.Count}|{string.Join(' ', faults)}"));
return faults.Count == 0 ? 0 : 1;
