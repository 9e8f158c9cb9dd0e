using System.Diagnostics;
using HrvXkd.InferenceRunner;
using Microsoft.ML.OnnxRuntime;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>OnnxRuntime with bound inputs and outputs, one thread, all optimizations.</summary>
internal sealed class OrtPeer : IPeer
{
    private const int Inferences = 64, Batches = 15;

    private readonly float[][] _inputs;
    private readonly float[] _input, _output = new float[1];
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _run = new();
    private readonly OrtValue _in, _out;

    /// <summary>Loads a model.</summary>
    /// <param name="name">Name in the table.</param>
    /// <param name="file">ONNX file with one input and one number out.</param>
    /// <param name="inputsQ16">Inputs, Q16.16.</param>
    public OrtPeer(string name, string file, int[][] inputsQ16)
    {
        Name = name;
        _inputs = [.. inputsQ16.Select(row => Array.ConvertAll(row, value => value / 65536f))];
        _input = new float[_inputs[0].Length];
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        options.AddSessionConfigEntry("session.qdqisint8allowed", "1");
        _session = new InferenceSession(file, options);
        long[] shape = Array.ConvertAll(_session.InputMetadata.Single().Value.Dimensions, size => size < 0 ? 1L : size);
        long[] result = Array.ConvertAll(_session.OutputMetadata.Single().Value.Dimensions, size => size < 0 ? 1L : size);
        _binding = _session.CreateIoBinding();
        _in = OrtValue.CreateTensorValueFromMemory(_input, shape);
        _out = OrtValue.CreateTensorValueFromMemory(_output, result);
        _binding.BindInput(_session.InputNames[0], _in);
        _binding.BindOutput(_session.OutputNames[0], _out);
    }

    public string Name { get; }

    /// <summary>Logits of all inputs.</summary>
    public double[] Logits() => [.. Enumerable.Range(0, _inputs.Length).Select(i => (double)Run(i))];

    public double Time()
    {
        double[] times = new double[Batches];
        for (int batch = 0; batch < Batches; batch++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Inferences; i++)
                Run(((batch * Inferences) + i) & (SeededInputs.Count - 1));
            times[batch] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Inferences;
        }

        Array.Sort(times);
        return times[Batches / 2];
    }

    public void Dispose()
    {
        _binding.Dispose();
        _in.Dispose();
        _out.Dispose();
        _run.Dispose();
        _session.Dispose();
    }

    private float Run(int index)
    {
        _inputs[index].CopyTo(_input, 0);
        _session.RunWithBinding(_run, _binding);
        return _output[0];
    }
}
