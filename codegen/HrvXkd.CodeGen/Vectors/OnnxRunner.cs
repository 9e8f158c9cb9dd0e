using HrvXkd.CodeGen.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Runs a model in OnnxRuntime: one thread, float inputs and outputs, the same numbers each time.</summary>
/// <remarks>
/// Graph optimizations are off: each operator runs as it is written, so that a QDQ model shows the quantization that it describes. With
/// optimizations OnnxRuntime turns int8 activations into uint8 on x86, and on a processor without VNNI its uint8 by int8 products
/// saturate at 16 bits: measured on such a machine, the logits of an int8 student fell from 39 to 16 dB against the float ones. Whoever
/// deploys a QDQ model in OnnxRuntime itself sets <c>session.qdqisint8allowed</c> to 1. This class is a reference, not a measure of speed.
/// </remarks>
public sealed class OnnxRunner : IDisposable
{
    private const int BatchSize = 256;

    private readonly InferenceSession _session;
    private readonly SessionOptions _options;
    private readonly Dictionary<string, long[]> _inputs = new(StringComparer.Ordinal);

    /// <summary>Loads a model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="CodeGenException">OnnxRuntime refuses the model.</exception>
    public OnnxRunner(OnnxModel model) : this(OnnxFile.ToBytes(model), model.Name) { }

    /// <summary>Loads a model.</summary>
    /// <param name="model">Content of an ONNX file.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="CodeGenException">OnnxRuntime refuses the model.</exception>
    public OnnxRunner(byte[] model, string name)
    {
        Name = name;
        _options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            _session = new InferenceSession(model, _options);
        }
        catch (OnnxRuntimeException fault)
        {
            _options.Dispose();
            throw Refused(fault);
        }

        foreach ((string input, NodeMetadata metadata) in _session.InputMetadata)
            _inputs[input] = Array.ConvertAll(metadata.Dimensions, size => (long)size);
    }

    /// <summary>Name of the model.</summary>
    public string Name { get; }

    /// <summary>Runs all vectors: in batches if the first size of each input is free, else one by one.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="outputs">Float outputs wanted; all of the model if null.</param>
    /// <returns>Values by output, row major, vectors in order: shape [Count, ...]. An output without the batch dimension is repeated per batch.</returns>
    /// <exception cref="CodeGenException">The vectors do not fit the model, an output is unknown or no float, or OnnxRuntime fails.</exception>
    public IReadOnlyDictionary<string, float[]> Run(VectorSet vectors, IReadOnlyCollection<string>? outputs = null)
    {
        string[] names = [.. outputs ?? [.. _session.OutputMetadata.Keys]];
        Dictionary<string, List<float>> values = names.ToDictionary(name => name, _ => new List<float>(), StringComparer.Ordinal);
        Visit(vectors, names, (name, part) => values[name].AddRange(part));
        return values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Runs all vectors and hands over the outputs batch by batch, so that memory does not grow with the number of vectors.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="outputs">Float outputs wanted.</param>
    /// <param name="visit">Receives the name of an output and its values for one batch.</param>
    /// <exception cref="CodeGenException">As <see cref="Run"/>.</exception>
    public void Visit(VectorSet vectors, IReadOnlyCollection<string> outputs, Action<string, float[]> visit)
    {
        int batch = CheckInputs(vectors);
        foreach (string name in outputs)
            if (!_session.OutputMetadata.TryGetValue(name, out NodeMetadata? metadata) || metadata.ElementType != typeof(float))
                throw new CodeGenException($"HRVG022 {Name}: '{name}' is no float output of the model");
        for (int first = 0; first < vectors.Count && outputs.Count > 0; first += batch)
            RunBatch(vectors, first, Math.Min(batch, vectors.Count - first), outputs, visit);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    private void RunBatch(VectorSet vectors, int first, int count, IReadOnlyCollection<string> outputs, Action<string, float[]> visit)
    {
        List<NamedOnnxValue> feeds = [];
        foreach ((string input, long[] shape) in _inputs)
        {
            int size = (int)VectorShape.SizeOf(shape);
            int[] sizes = Array.ConvertAll(shape, next => next < 0 ? count : (int)next);
            float[] rows = vectors.Inputs[input].AsSpan(first * size, count * size).ToArray();
            feeds.Add(NamedOnnxValue.CreateFromTensor(input, new DenseTensor<float>(rows, sizes)));
        }

        List<(string Name, float[] Values)> parts = [];
        try
        {
            using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = _session.Run(feeds, outputs);
            foreach (DisposableNamedOnnxValue result in results)
                parts.Add((result.Name, [.. result.AsEnumerable<float>()]));
        }
        catch (OnnxRuntimeException fault)
        {
            throw Refused(fault);
        }

        foreach ((string name, float[] values) in parts)
            visit(name, values);
    }

    private int CheckInputs(VectorSet vectors)
    {
        bool batched = _inputs.Values.Any(VectorShape.IsBatched);
        foreach ((string input, long[] shape) in _inputs)
        {
            long size = VectorShape.SizeOf(shape);
            if (size < 0 || VectorShape.IsBatched(shape) != batched || _session.InputMetadata[input].ElementType != typeof(float))
                throw new CodeGenException($"HRVG021 {Name}: input '{input}' has sizes [{string.Join(',', shape)}], expected float with a free first size, the same in all inputs, or none");
            if (!vectors.Inputs.TryGetValue(input, out float[]? values))
                throw new CodeGenException($"HRVG021 {Name}: the vectors have no '{input}'; they have {string.Join(", ", vectors.Inputs.Keys.Order(StringComparer.Ordinal))}");
            if (values.Length != size * vectors.Count)
                throw new CodeGenException($"HRVG021 {Name}: {values.Length} values for '{input}', expected {vectors.Count} vectors of [{string.Join(',', VectorShape.Of(shape))}]");
        }

        return batched ? BatchSize : 1;
    }

    private CodeGenException Refused(OnnxRuntimeException fault) => new($"HRVG020 {Name}: OnnxRuntime: {OnnxText.OneLine(fault.Message)}", fault);
}
