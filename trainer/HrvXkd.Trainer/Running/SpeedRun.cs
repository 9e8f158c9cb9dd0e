// Blocks of teacher and student alternate, and a ratio is taken within each pair, so that a busy machine slows both alike.

using System.Diagnostics;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using Microsoft.ML.OnnxRuntime;

namespace HrvXkd.Trainer.Running;

/// <summary>Times the emitted student against the teacher.</summary>
internal static class SpeedRun
{
    private const int Blocks = 31;
    private const int TeacherRuns = 40;
    private const int StudentRuns = 1000;

    /// <summary>Measures.</summary>
    /// <param name="teacher">The teacher.</param>
    /// <param name="student">The emitted student, compiled.</param>
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
        int[][] windows = [.. Enumerable.Range(0, 64).Select(i => data.FeaturesQ16[(i * Sequence.Features)..((i + 1) * Sequence.Features)])];

        double[] teacherTime = new double[Blocks], studentTime = new double[Blocks];
        for (int block = -4; block < Blocks; block++)
        {
            double slow = Time(TeacherRuns, _ => session.Run(run, inputs, [first, second], outputs).Dispose());
            double fast = Time(StudentRuns, i => model.Push(windows[i % windows.Length], true));
            if (block >= 0)
                (teacherTime[block], studentTime[block]) = (slow, fast);
        }

        return new SpeedSummary(Median(teacherTime), Median(studentTime), Median([.. teacherTime.Zip(studentTime, (slow, fast) => slow / fast)]));
    }

    private static double Time(int runs, Action<int> work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
            work(i);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / runs;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
