using HrvXkd.CodeGen.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Runs a model in OnnxRuntime: one thread, float inputs and outputs, the same numbers each time.</summary>
public sealed class OnnxRunner : IDisposable
{
    private const int BatchSize = 256;

    private readonly InferenceSession _session;
    private readonly SessionOptions _options;
    private readonly Dictionary<string, int[]> _inputs = new(StringComparer.Ordinal);

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
            _inputs[input] = metadata.Dimensions;
    }

    /// <summary>Name of the model.</summary>
    public string Name { get; }

    /// <summary>Runs all vectors, in batches if the model's first dimension is free.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="outputs">Float outputs wanted; all of the model if null.</param>
    /// <returns>Values by output, row major, vectors in order: shape [Count, ...]. An output without the batch dimension is repeated per batch.</returns>
    /// <exception cref="CodeGenException">The vectors do not fit the model, an output is unknown or no float, or OnnxRuntime fails.</exception>
    public IReadOnlyDictionary<string, float[]> Run(VectorSet vectors, IReadOnlyCollection<string>? outputs = null)
    {
        int batch = CheckInputs(vectors);
        string[] names = [.. outputs ?? [.. _session.OutputMetadata.Keys]];
        foreach (string name in names)
            if (!_session.OutputMetadata.TryGetValue(name, out NodeMetadata? metadata) || metadata.ElementType != typeof(float))
                throw new CodeGenException($"HRVG022 {Name}: '{name}' is no float output of the model");

        Dictionary<string, List<float>> values = names.ToDictionary(name => name, _ => new List<float>(), StringComparer.Ordinal);
        for (int first = 0; first < vectors.Count; first += batch)
            RunBatch(vectors, first, Math.Min(batch, vectors.Count - first), names, values);
        return values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    private void RunBatch(VectorSet vectors, int first, int count, string[] names, Dictionary<string, List<float>> values)
    {
        List<NamedOnnxValue> feeds = [];
        foreach ((string input, int[] shape) in _inputs)
        {
            int size = shape.Skip(1).Aggregate(1, (product, next) => product * next);
            int[] sizes = [count, .. shape.Skip(1)];
            float[] rows = vectors.Inputs[input].AsSpan(first * size, count * size).ToArray();
            feeds.Add(NamedOnnxValue.CreateFromTensor(input, new DenseTensor<float>(rows, sizes)));
        }

        try
        {
            using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = _session.Run(feeds, names);
            foreach (DisposableNamedOnnxValue result in results)
                values[result.Name].AddRange(result.AsEnumerable<float>());
        }
        catch (OnnxRuntimeException fault)
        {
            throw Refused(fault);
        }
    }

    private int CheckInputs(VectorSet vectors)
    {
        int batch = BatchSize;
        foreach ((string input, int[] shape) in _inputs)
        {
            if (shape.Length == 0 || shape.Skip(1).Any(size => size < 0) || _session.InputMetadata[input].ElementType != typeof(float))
                throw new CodeGenException($"HRVG021 {Name}: input '{input}' must be float with all sizes but the first fixed, found [{string.Join(',', shape)}]");
            long expected = shape.Skip(1).Aggregate((long)vectors.Count, (product, size) => product * size);
            if (!vectors.Inputs.TryGetValue(input, out float[]? values))
                throw new CodeGenException($"HRVG021 {Name}: the vectors have no '{input}'; they have {string.Join(", ", vectors.Inputs.Keys.Order(StringComparer.Ordinal))}");
            if (values.Length != expected)
                throw new CodeGenException($"HRVG021 {Name}: {values.Length} values for '{input}', expected {vectors.Count} vectors of [{string.Join(',', shape.Skip(1))}]");
            if (shape[0] >= 0)
                batch = Math.Min(batch, shape[0]);
        }

        return batch >= 1 && (batch == BatchSize || vectors.Count % batch == 0)
            ? batch
            : throw new CodeGenException($"HRVG021 {Name}: {vectors.Count} vectors for a model of fixed batch {batch}");
    }

    private CodeGenException Refused(OnnxRuntimeException fault) => new($"HRVG020 {Name}: OnnxRuntime: {OnnxText.OneLine(fault.Message)}", fault);
}
