// The sums behind LogisticRegression; see there for what is minimised, units and sources.

using HrvXkd.Core;
using HrvXkd.Trainer.Models;
using MathNet.Numerics.LinearAlgebra;

namespace HrvXkd.Trainer.Training;

/// <summary>The logistic baseline on one set of rows; successive penalties start where the last ended.</summary>
internal sealed class LogisticProblem
{
    private const int Inputs = ModelInput.SummaryWidth;
    private const int MaximumSteps = 25;

    // Hardly any penalty for a thousand subjects, and nearly a constant for a hundred: of a constant no ranking would be left to compare.
    private const double Smallest = 1;
    private const double Largest = 300;

    private readonly List<double[]> _rows = [];
    private readonly List<(double Label, double Weight)> _targets = [];
    private readonly double[] _mean = new double[Inputs];
    private readonly double[] _deviation = new double[Inputs];
    private Vector<double> _beta = Vector<double>.Build.Dense(Inputs + 1);

    /// <summary>Collects the rows and scales their columns.</summary>
    /// <param name="input">All sequences.</param>
    /// <param name="label">Label of each sequence.</param>
    /// <param name="train">Sequences to train on.</param>
    public LogisticProblem(ModelInput input, byte[] label, TrainingRows train)
    {
        for (int k = 0; k < train.Sequences.Length; k++)
        {
            double[] row = new double[Inputs + 1];
            for (int j = 0; j < Inputs; j++)
                row[j] = input.Summary[(train.Sequences[k] * Inputs) + j];
            row[Inputs] = 1;
            _rows.Add(row);
            _targets.Add((label[train.Sequences[k]], train.Share[k]));
        }

        for (int j = 0; j < Inputs; j++)
            Scale(j);
    }

    /// <summary>The model under given penalties, in the units of the input.</summary>
    /// <param name="penalties">The penalties.</param>
    public LogisticModel Solve(Penalties penalties)
    {
        Minimise(penalties);
        double[] slope = new double[Inputs];
        double bias = _beta[Inputs];
        for (int j = 0; j < Inputs; j++)
        {
            slope[j] = _beta[j] / _deviation[j];
            bias -= slope[j] * _mean[j];
        }

        return new LogisticModel(slope[..Sequence.Features], slope[Sequence.Features..], bias);
    }

    /// <summary>One round of the fixed point: penalties of larger evidence.</summary>
    /// <param name="penalties">The penalties so far.</param>
    public Penalties Likelier(Penalties penalties)
    {
        Minimise(penalties);
        double[] variance = Derivatives(penalties).Curvature.Inverse().Diagonal().ToArray();
        return new Penalties(Next(0, penalties.Level), Next(Sequence.Features, penalties.Trend));

        // An input that is constant tells nothing: its variance is that of its penalty alone.
        double Next(int first, double penalty)
        {
            double determined = 0, size = 0;
            for (int j = first; j < first + Sequence.Features; j++)
            {
                determined += 1 - (penalty * variance[j]);
                size += _beta[j] * _beta[j];
            }

            return determined >= Largest * size ? Largest : Math.Max(Smallest, determined / size);
        }
    }

    private void Minimise(Penalties penalties)
    {
        for (int step = 0; step < MaximumSteps; step++)
        {
            (Matrix<double> curvature, Vector<double> gradient) = Derivatives(penalties);
            Vector<double> change = curvature.Cholesky().Solve(gradient);
            _beta -= change;
            if (change.InfinityNorm() < 1e-8)
                break;
        }
    }

    private void Scale(int column)
    {
        double mean = _rows.Average(r => r[column]);
        double deviation = Math.Max(1e-6, Math.Sqrt(_rows.Average(r => (r[column] - mean) * (r[column] - mean))));
        foreach (double[] row in _rows)
            row[column] = (row[column] - mean) / deviation;
        (_mean[column], _deviation[column]) = (mean, deviation);
    }

    private (Matrix<double> Curvature, Vector<double> Gradient) Derivatives(Penalties penalties)
    {
        double[,] curvature = new double[Inputs + 1, Inputs + 1];
        double[] gradient = new double[Inputs + 1], beta = _beta.ToArray();
        for (int i = 0; i < _rows.Count; i++)
            AddRow(_rows[i], _targets[i], beta, curvature, gradient);
        for (int j = 0; j < Inputs; j++)
        {
            curvature[j, j] += penalties.Of(j);
            gradient[j] += penalties.Of(j) * beta[j];
        }

        for (int j = 0; j <= Inputs; j++)
            for (int k = 0; k < j; k++)
                curvature[j, k] = curvature[k, j];
        return (Matrix<double>.Build.DenseOfArray(curvature), Vector<double>.Build.Dense(gradient));
    }

    private static void AddRow(double[] row, (double Label, double Weight) target, double[] beta, double[,] curvature, double[] gradient)
    {
        double logit = 0;
        for (int j = 0; j < row.Length; j++)
            logit += beta[j] * row[j];
        double p = 1 / (1 + Math.Exp(-logit)), weight = target.Weight * p * (1 - p), error = target.Weight * (p - target.Label);
        for (int j = 0; j < row.Length; j++)
        {
            gradient[j] += error * row[j];
            double weighted = weight * row[j];
            for (int k = j; k < row.Length; k++)
                curvature[j, k] += weighted * row[k];
        }
    }
}
