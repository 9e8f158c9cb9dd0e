// The student's forward pass in plain C#, double precision: gives the held-out predictions and the attention, and is the oracle of the
// Torch network and the ONNX graph. With x = embed(z) and n = norm(x) for each window, and w the newest window:
//   a = softmax_t(q(n_w) . k(n_t) / sqrt(head width) + lagBias[t] - 1000 (1 - v_t))    for each of 2 heads
//   h = x_w + project(sum_t a_t v(n_t));   y = h + out(relu(in(norm(h))))
//   logit = head . norm(y) + bias + skipMean . level + skipSlope . trend

using HrvXkd.Core;

namespace HrvXkd.Trainer.Models;

/// <summary>Evaluates one student; holds its buffers, so one thread at a time.</summary>
/// <param name="weights">The student.</param>
internal sealed class StudentForward(StudentWeights weights)
{
    /// <summary>Added to the variance in every layer norm.</summary>
    public const double NormEpsilon = 1e-5;

    /// <summary>Score of a masked window before softmax.</summary>
    public const float MaskedScore = -1000;

    private const int Newest = Sequence.Windows - 1;

    private readonly int _width = weights.Width;
    private readonly int _headWidth = weights.Width / StudentWeights.Heads;
    private readonly float[] _tokens = new float[Sequence.Windows * Sequence.Features];
    private readonly float[] _summary = new float[ModelInput.SummaryWidth];
    private readonly double[] _embedded = new double[Sequence.Windows * weights.Width];
    private readonly double[] _normed = new double[Sequence.Windows * weights.Width];
    private readonly double[] _keys = new double[Sequence.Windows * weights.Width];
    private readonly double[] _values = new double[Sequence.Windows * weights.Width];
    private readonly double[] _query = new double[weights.Width];
    private readonly double[] _mixed = new double[weights.Width];
    private readonly double[] _stream = new double[weights.Width];
    private readonly double[] _branch = new double[weights.Width];
    private readonly double[] _hidden = new double[2 * weights.Width];

    /// <summary>The logit of one sequence.</summary>
    /// <param name="featuresQ16">Shape [8, 12], Q16.16, oldest window first.</param>
    /// <param name="valid">Shape [8], 1 valid, 0 masked; the newest is valid.</param>
    /// <param name="attention">Receives the attention averaged over heads, shape [8].</param>
    /// <returns>The logit.</returns>
    public double Run(ReadOnlySpan<int> featuresQ16, ReadOnlySpan<float> valid, Span<float> attention)
    {
        ModelInput.Standardise(featuresQ16, valid, weights.Mean, weights.InverseDeviation, _tokens);
        ModelInput.Summarise(_tokens, valid, _summary);
        double[] tokens = Array.ConvertAll(_tokens, t => (double)t);
        for (int t = 0; t < Sequence.Windows; t++)
        {
            Linear(tokens.AsSpan(t * Sequence.Features, Sequence.Features), weights.EmbedWeight, weights.EmbedBias, Row(_embedded, t));
            Norm(Row(_embedded, t), weights.AttentionNormGain, weights.AttentionNormBias, Row(_normed, t));
            Linear(Row(_normed, t), weights.KeyWeight, weights.KeyBias, Row(_keys, t));
            Linear(Row(_normed, t), weights.ValueWeight, weights.ValueBias, Row(_values, t));
        }

        Linear(Row(_normed, Newest), weights.QueryWeight, weights.QueryBias, _query);
        attention.Clear();
        for (int head = 0; head < StudentWeights.Heads; head++)
            Attend(head, valid, attention);
        Row(_embedded, Newest).CopyTo(_stream);
        Linear(_mixed, weights.OutputWeight, weights.OutputBias, _branch);
        AddBranch();
        Norm(_stream, weights.HiddenNormGain, weights.HiddenNormBias, _mixed);
        Linear(_mixed, weights.HiddenInWeight, weights.HiddenInBias, _hidden);
        for (int i = 0; i < _hidden.Length; i++)
            _hidden[i] = Math.Max(0, _hidden[i]);
        Linear(_hidden, weights.HiddenOutWeight, weights.HiddenOutBias, _branch);
        AddBranch();
        Norm(_stream, weights.HeadNormGain, weights.HeadNormBias, _mixed);
        return Head();
    }

    private void Attend(int head, ReadOnlySpan<float> valid, Span<float> attention)
    {
        int first = head * _headWidth;
        Span<double> share = stackalloc double[Sequence.Windows];
        double largest = double.NegativeInfinity, sum = 0;
        for (int t = 0; t < Sequence.Windows; t++)
        {
            double dot = 0;
            for (int i = first; i < first + _headWidth; i++)
                dot += _query[i] * _keys[(t * _width) + i];
            share[t] = (dot / Math.Sqrt(_headWidth)) + weights.LagBias[(head * Sequence.Windows) + t] + (MaskedScore * (1 - valid[t]));
            largest = Math.Max(largest, share[t]);
        }

        for (int t = 0; t < Sequence.Windows; t++)
            sum += share[t] = Math.Exp(share[t] - largest);
        _mixed.AsSpan(first, _headWidth).Clear();
        for (int t = 0; t < Sequence.Windows; t++)
        {
            attention[t] += (float)(share[t] / sum / StudentWeights.Heads);
            for (int i = first; i < first + _headWidth; i++)
                _mixed[i] += share[t] / sum * _values[(t * _width) + i];
        }
    }

    private double Head()
    {
        double logit = weights.HeadBias[0];
        for (int i = 0; i < _width; i++)
            logit += weights.HeadWeight[i] * _mixed[i];
        for (int f = 0; f < Sequence.Features; f++)
            logit += (weights.SkipMean[f] * _summary[f]) + (weights.SkipSlope[f] * _summary[Sequence.Features + f]);
        return logit;
    }

    private void AddBranch()
    {
        for (int i = 0; i < _width; i++)
            _stream[i] += _branch[i];
    }

    private Span<double> Row(double[] matrix, int row) => matrix.AsSpan(row * _width, _width);

    private static void Linear(ReadOnlySpan<double> x, float[] matrix, float[] bias, Span<double> y)
    {
        for (int o = 0; o < y.Length; o++)
        {
            double sum = bias[o];
            for (int i = 0; i < x.Length; i++)
                sum += x[i] * matrix[(i * y.Length) + o];
            y[o] = sum;
        }
    }

    private static void Norm(ReadOnlySpan<double> x, float[] gain, float[] bias, Span<double> y)
    {
        double mean = 0, variance = 0;
        foreach (double v in x)
            mean += v / x.Length;
        foreach (double v in x)
            variance += (v - mean) * (v - mean) / x.Length;
        double inverse = 1 / Math.Sqrt(variance + NormEpsilon);
        for (int i = 0; i < x.Length; i++)
            y[i] = ((x[i] - mean) * inverse * gain[i]) + bias[i];
    }
}
