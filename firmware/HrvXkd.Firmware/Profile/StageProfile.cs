// Times each stage of the device alone, in runs long enough for the clock. The signal is made up and the same every time.
using System.Diagnostics;
using HrvXkd.Core;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Profile;

/// <summary>Measures what each stage costs on this machine.</summary>
internal sealed class StageProfile(int rateHz, IRiskModel model)
{
    private const int Gain = 20_798;
    private const int Seconds = 120;
    private const int Frames = 2000;
    private const int Windows = 200;

    private readonly int[] _ecg = MakeEcg(rateHz);
    private readonly byte[] _frame = [0xC0, 0, 0, 0x12, 0x34, 0x56, 0xFF, 0xFE, 0xFD];
    private volatile int _sum;

    /// <summary>Measures all stages.</summary>
    public IReadOnlyList<StageCost> Run()
    {
        using PerformanceCounter? instructions = PerformanceCounter.TryOpen(PerformanceCounter.Event.Instructions);
        using PerformanceCounter? cycles = PerformanceCounter.TryOpen(PerformanceCounter.Event.Cycles);
        return
        [
            Measure("frame: check and decode", "frame", 50, Frames, DecodeFrames, instructions, cycles),
            Measure("beats, intervals, windows", "sample", Seconds, rateHz, Analyse(), instructions, cycles),
            Measure("student: a new window", "window", 50, Windows, PushWindows, instructions, cycles),
        ];
    }

    /// <summary>Features of a person at rest, Q16.16.</summary>
    public static int[] RestingWindow() =>
        [75 << 16, 4 << 16, 3 << 16, 5 << 16, 6 << 16, 6 << 16, 6 << 16, 1 << 15, 1 << 16, 1 << 16, 1 << 15, 15 << 16];

    private static StageCost Measure(string name, string unit, int runs, int each, Action run, PerformanceCounter? instructions, PerformanceCounter? cycles)
    {
        double[] times = new double[runs];
        WarmUp.Run(run);
        instructions?.Start();
        cycles?.Start();
        for (int i = 0; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / each;
        }

        double? Each(PerformanceCounter? counter) => counter is null ? null : (double)counter.Stop() / runs / each;
        double? counted = Each(instructions);
        double? clocked = Each(cycles);
        Array.Sort(times);
        return new StageCost(name, unit, runs * each, times[0], times[runs / 2], times[(int)(0.99 * runs)], counted, clocked);
    }

    // Frame and sum are fields, so that the compiler cannot leave the work out.
    private void DecodeFrames()
    {
        byte[] frame = _frame;
        int sum = 0;
        for (int i = 0; i < Frames; i++)
        {
            frame[5] = (byte)i;
            if (FrameDecoder.IsValid(frame, 0))
                sum += FrameDecoder.Channel(frame, 0, 0) + FrameDecoder.Channel(frame, 0, 1) + FrameDecoder.LeadOffBits(frame, 0);
        }

        _sum = sum;
    }

    // One second a run, over and over: time goes on in the analyzer, and windows are computed in between, as on the device.
    private Action Analyse()
    {
        EcgAnalyzer analyzer = new(rateHz, Gain, WindowProfile.Short());
        int at = 0;
        return () =>
        {
            for (int i = 0; i < rateHz; i++)
            {
                analyzer.Push(_ecg[at]);
                at = at + 1 == _ecg.Length ? 0 : at + 1;
            }
        };
    }

    private void PushWindows()
    {
        int[] features = RestingWindow();
        for (int i = 0; i < Windows; i++)
            model.Push(features, true);
    }

    private static int[] MakeEcg(int rateHz)
    {
        int[] ecg = new int[10 * rateHz];
        for (double beat = 0.4; beat < 9.8; beat += 0.82 + (0.05 * Math.Sin(beat)))
        {
            for (int i = (int)((beat - 0.06) * rateHz); i < (int)((beat + 0.45) * rateHz) && i < ecg.Length; i++)
            {
                double t = (i / (double)rateHz) - beat;
                ecg[i] += (int)(Gain * ((1.1 * Math.Exp(-t * t / 0.000242)) + (0.28 * Math.Exp(-(t - 0.26) * (t - 0.26) / 0.00405))));
            }
        }

        return ecg;
    }
}
