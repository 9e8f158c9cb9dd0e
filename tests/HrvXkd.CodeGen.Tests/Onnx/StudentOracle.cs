// The student in plain doubles, written from its definition and not from the graph: the oracle of all that follows.

using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Onnx;

internal static class StudentOracle
{
    private const int Windows = 8, Features = 12, Width = StudentWeights.DefaultWidth, Heads = StudentWeights.Heads, Each = Width / Heads;

    /// <summary>Logit of one sequence, features [8, 12], valid [8].</summary>
    public static double Logit(StudentWeights w, ReadOnlySpan<float> features, ReadOnlySpan<float> valid)
    {
        double[][] z = new double[Windows][], embed = new double[Windows][], norm = new double[Windows][];
        for (int t = 0; t < Windows; t++)
        {
            z[t] = new double[Features];
            for (int f = 0; f < Features; f++)
                z[t][f] = Math.Clamp(((double)features[(t * Features) + f] - w.Mean[f]) * w.InverseDeviation[f], -StudentWeights.Clip, StudentWeights.Clip);
            embed[t] = Linear(z[t], w.EmbedWeight, w.EmbedBias);
            norm[t] = Norm(embed[t], w.AttentionNormGain, w.AttentionNormBias);
        }

        double[] residual = Add(embed[^1], Linear(Attend(w, norm, valid), w.OutputWeight, w.OutputBias));
        double[] hidden = Linear(Norm(residual, w.HiddenNormGain, w.HiddenNormBias), w.HiddenInWeight, w.HiddenInBias);
        double[] positive = Array.ConvertAll(hidden, value => Math.Max(0, value));
        residual = Add(residual, Linear(positive, w.HiddenOutWeight, w.HiddenOutBias));
        return Linear(Norm(residual, w.HeadNormGain, w.HeadNormBias), w.HeadWeight, w.HeadBias)[0] + Skip(w, z, valid);
    }

    private static double[] Attend(StudentWeights w, double[][] norm, ReadOnlySpan<float> valid)
    {
        double[] query = Linear(norm[^1], w.QueryWeight, w.QueryBias), context = new double[Width];
        for (int head = 0; head < Heads; head++)
        {
            double sum = 0;
            double[] share = new double[Windows];
            for (int t = 0; t < Windows; t++)
            {
                double[] key = Linear(norm[t], w.KeyWeight, w.KeyBias);
                double score = w.LagBias[(head * Windows) + t];
                for (int i = 0; i < Each; i++)
                    score += query[(head * Each) + i] * key[(head * Each) + i] / Math.Sqrt(Each);
                sum += share[t] = valid[t] == 0 ? 0 : Math.Exp(score);
            }

            for (int t = 0; t < Windows; t++)
                for (int i = 0; i < Each; i++)
                    context[(head * Each) + i] += share[t] / sum * Linear(norm[t], w.ValueWeight, w.ValueBias)[(head * Each) + i];
        }

        return context;
    }

    private static double Skip(StudentWeights w, double[][] z, ReadOnlySpan<float> valid)
    {
        double result = 0;
        for (int f = 0; f < Features; f++)
        {
            double sum = 0, count = 0, slope = 0;
            for (int t = 0; t < Windows; t++)
                (sum, count) = (sum + (valid[t] * z[t][f]), count + valid[t]);
            for (int t = 0; t < Windows; t++)
                slope += valid[t] * (t - 3.5) / 42 * (z[t][f] - (sum / count));
            result += (w.SkipMean[f] * sum / count) + (w.SkipSlope[f] * slope);
        }

        return result;
    }

    private static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static double[] Linear(double[] input, float[] matrix, float[] bias)
    {
        double[] output = Array.ConvertAll(bias, value => (double)value);
        for (int i = 0; i < input.Length; i++)
            for (int o = 0; o < output.Length; o++)
                output[o] += input[i] * matrix[(i * output.Length) + o];
        return output;
    }

    private static double[] Norm(double[] input, float[] gain, float[] bias)
    {
        double mean = input.Average(), variance = input.Select(value => (value - mean) * (value - mean)).Average();
        return [.. input.Select((value, i) => ((value - mean) / Math.Sqrt(variance + 1e-5) * gain[i]) + bias[i])];
    }
}
