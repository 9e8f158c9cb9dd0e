// Blocks of teacher and student alternate, and a ratio is taken within each pair, so that a busy machine slows both alike. Before the
// clock starts both have shown that they give the right logits, and both have run until the compiler has made its final code of them.

using System.Diagnostics;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using Microsoft.ML.OnnxRuntime;

namespace HrvXkd.Trainer.Speed;

/// <summary>Times the emitted student against the teacher.</summary>
internal static class SpeedRun
{
    private const int Blocks = 51;
    private const int TeacherRuns = 40;
    private const int StudentRuns = 1000;
    private const int Windows = 64;

    // Code is compiled anew a tenth of a second after it has been called often, and again when its profile is known.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    /// <summary>Measures.</summary>
    /// <param name="teacher">The teacher; checked by <see cref="PeerCheck"/>.</param>
    /// <param name="student">The emitted student, compiled; compared with the integer reference where it was made.</param>
    /// <param name="data">Sequences to feed.</param>
    public static SpeedSummary Measure(OnnxModel teacher, CompiledModel student, SequenceSet data)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using InferenceSession session = new(OnnxFile.ToBytes(teacher), options);
        using RunOptions run = new();
        float[] features = [.. data.FeaturesQ16.Take(Sequence.Windows * Sequence.Features).Select(q => q / 65536f)];
        float[] valid = new float[Sequence.Windows];
        Array.Fill(valid, 1f);
        using OrtValue first = OrtValue.CreateTensorValueFromMemory(features, [1, Sequence.Windows, Sequence.Features]);
        using OrtValue second = OrtValue.CreateTensorValueFromMemory(valid, [1, Sequence.Windows]);
        string[] inputs = [StudentGraph.Features, StudentGraph.Valid], outputs = [StudentGraph.Logit];
        IRiskModel model = student.Create();
        int[][] windows = [.. Enumerable.Range(0, Windows).Select(i => data.FeaturesQ16[(i * Sequence.Features)..((i + 1) * Sequence.Features)])];

        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
            Pair();
        (double Slow, double Fast)[] times = [.. Enumerable.Range(0, Blocks).Select(_ => Pair())];
        return new SpeedSummary(
            Median(times.Select(t => t.Slow)), Median(times.Select(t => t.Fast)), Median(times.Select(t => t.Slow / t.Fast)),
            Share(times, 0.1), Share(times, 0.9));

        (double Slow, double Fast) Pair() => (
            Time(TeacherRuns, _ => session.Run(run, inputs, [first, second], outputs).Dispose()),
            Time(StudentRuns, i => model.Push(windows[i % Windows], true)));
    }

    private static double Time(int runs, Action<int> work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
            work(i);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / runs;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Blocks / 2);

    private static double Share((double Slow, double Fast)[] times, double share) =>
        times.Select(t => t.Slow / t.Fast).Order().ElementAt((int)(share * (Blocks - 1)));
}
