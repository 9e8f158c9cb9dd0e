// Runs emitted models; HrvXkd.Benchmarks times it, arm/count.sh counts its instructions.
//   MODEL COUNT         runs inferences once and prints a digest of the results
//   mixed MODEL COUNT   runs inferences of random and extreme inputs and prints a digest of the results so far for each thousand
//   twins ROUNDS        compares every kernel with its plain twin and prints the path
//   serve               answers lines "MODEL COUNT BATCHES" with the median and the smallest ns of an inference, the digest and the bytes allocated
using System.Diagnostics;
using System.Globalization;
using HrvXkd.Core.Kernels;
using HrvXkd.Core.Tests.Kernels;
using HrvXkd.InferenceRunner;

if (args is ["twins", string rounds])
{
    KernelTwins twins = new(1);
    IReadOnlyList<string> faults = twins.Run(int.Parse(rounds, CultureInfo.InvariantCulture));
    Console.WriteLine(FormattableString.Invariant($"{KernelPath.Name}: {twins.Count} comparisons, {(faults.Count == 0 ? "all equal" : "different: " + string.Join(' ', faults))}"));
    return faults.Count == 0 ? 0 : 1;
}

if (args is ["mixed", string mixed, string inputs])
{
    foreach (int digest in Subject.Of(mixed).Mixed(int.Parse(inputs, CultureInfo.InvariantCulture)))
        Console.WriteLine(digest.ToString("x8", CultureInfo.InvariantCulture));
    return 0;
}

if (args is [string name, string count])
{
    Subject subject = Subject.Of(name);
    subject.Run(1);
    Console.WriteLine(FormattableString.Invariant($"{name} {subject.Run(int.Parse(count, CultureInfo.InvariantCulture)):x8}"));
    return 0;
}

Dictionary<string, Subject> subjects = [];
while (Console.ReadLine() is { } line)
{
    string[] words = line.Split(' ');
    if (!subjects.TryGetValue(words[0], out Subject? subject))
        subjects[words[0]] = subject = Subject.Of(words[0]);
    int size = int.Parse(words[1], CultureInfo.InvariantCulture);
    double[] times = new double[int.Parse(words[2], CultureInfo.InvariantCulture)];
    int digest = 0;
    long before = GC.GetAllocatedBytesForCurrentThread();
    for (int i = 0; i < times.Length; i++)
    {
        long start = Stopwatch.GetTimestamp();
        digest = SeededInputs.Fold(digest, subject.Run(size));
        times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / size;
    }

    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    Array.Sort(times);
    Console.WriteLine(FormattableString.Invariant($"{times[times.Length / 2]:F1} {times[0]:F1} {digest:x8} {allocated}"));
}

return 0;
