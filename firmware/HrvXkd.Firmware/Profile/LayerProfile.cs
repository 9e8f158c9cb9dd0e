// Times each layer of the built-in student over a batch of instances, one call each, so that reading the clock costs little and every call sees its own data.
// What an empty call costs is taken off. Before that, the layers run one by one must give the bits of the student.
using System.Diagnostics;
using HrvXkd.Model;

namespace HrvXkd.Firmware.Profile;

/// <summary>Measures what each layer of the student costs on this machine.</summary>
internal static class LayerProfile
{
    private const int Instances = 16;
    private const int Rounds = 400;
    private const int NoLayer = -1;
    private static readonly double NsPerTick = 1e9 / Stopwatch.Frequency;

    /// <summary>Measures all layers.</summary>
    /// <returns>They in the order they run; each is one of a new window.</returns>
    /// <exception cref="InvalidOperationException">The layers give other bits than the student.</exception>
    public static IReadOnlyList<StageCost> Run()
    {
        StudentLayers[] batch = [.. Enumerable.Range(0, Instances).Select(_ => new StudentLayers())];
        int[][] windows = [.. Enumerable.Range(0, Instances).Select(MakeWindow)];
        Check(windows);
        WarmUp.Run(() => Prepare(batch, windows, StudentLayers.LayerNames.Length));
        using PerformanceCounter? instructions = PerformanceCounter.TryOpen(PerformanceCounter.Event.Instructions);
        using PerformanceCounter? cycles = PerformanceCounter.TryOpen(PerformanceCounter.Event.Cycles);
        StageCost empty = Measure(batch, windows, NoLayer, instructions, cycles);
        return [.. Enumerable.Range(0, StudentLayers.LayerNames.Length).Select(layer => Without(empty, Measure(batch, windows, layer, instructions, cycles)))];
    }

    private static StageCost Measure(StudentLayers[] batch, int[][] windows, int layer, PerformanceCounter? instructions, PerformanceCounter? cycles)
    {
        double[] times = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            Prepare(batch, windows, layer);
            long start = Stopwatch.GetTimestamp();
            foreach (StudentLayers instance in batch)
                instance.RunLayer(layer);
            times[round] = (Stopwatch.GetTimestamp() - start) * NsPerTick / Instances;
        }

        Array.Sort(times);
        string name = layer == NoLayer ? "" : StudentLayers.LayerNames[layer];
        return new StageCost(
            name, "window", Rounds * Instances, times[0], times[Rounds / 2], times[(int)(0.99 * Rounds)], Count(batch, windows, layer, instructions), Count(batch, windows, layer, cycles));
    }

    private static double? Count(StudentLayers[] batch, int[][] windows, int layer, PerformanceCounter? counter)
    {
        if (counter is null)
            return null;
        long sum = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Prepare(batch, windows, layer);
            counter.Start();
            foreach (StudentLayers instance in batch)
                instance.RunLayer(layer);
            sum += counter.Stop();
        }

        return (double)sum / Rounds / Instances;
    }

    // The layers before it have run, as when a window comes.
    private static void Prepare(StudentLayers[] batch, int[][] windows, int layer)
    {
        for (int i = 0; i < batch.Length; i++)
        {
            batch[i].Give(windows[i]);
            for (int before = 0; before < layer; before++)
                batch[i].RunLayer(before);
        }
    }

    private static StageCost Without(StageCost empty, StageCost layer) => layer with
    {
        MinimumNs = Math.Max(0, layer.MinimumNs - empty.MedianNs),
        MedianNs = Math.Max(0, layer.MedianNs - empty.MedianNs),
        P99Ns = Math.Max(0, layer.P99Ns - empty.MedianNs),
        Instructions = layer.Instructions - empty.Instructions,
        Cycles = layer.Cycles - empty.Cycles,
    };

    private static void Check(int[][] windows)
    {
        StudentModel whole = new();
        StudentLayers apart = new();
        foreach (int[] window in windows)
        {
            apart.Give(window);
            for (int layer = 0; layer < StudentLayers.LayerNames.Length; layer++)
                apart.RunLayer(layer);
            if (apart.Result() != whole.Push(window, true))
                throw new InvalidOperationException("the layers one by one give other bits than the student; nothing was timed");
        }
    }

    // Around what a resting person shows, each feature an eighth up or down.
    private static int[] MakeWindow(int number)
    {
        int[] window = StageProfile.RestingWindow();
        for (int i = 0; i < window.Length; i++)
            window[i] += ((number + i) % 3 - 1) * (window[i] / 8);
        return window;
    }
}
