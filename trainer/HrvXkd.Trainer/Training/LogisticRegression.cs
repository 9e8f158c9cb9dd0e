// Logistic regression on level and trend, 24 inputs z-scored on the training fold, L2 penalty on all but the intercept:
//   minimise sum_i w_i log(1 + exp(-y_i eta_i)) + penalty / 2 |beta|^2
// by Newton's method (iteratively reweighted least squares). The penalty is chosen by group folds inside the training data.

using HrvXkd.Core;
using HrvXkd.Trainer.Models;
using MathNet.Numerics.LinearAlgebra;

namespace HrvXkd.Trainer.Training;

/// <summary>Fits the baseline.</summary>
internal static class LogisticRegression
{
    private const int Inputs = ModelInput.SummaryWidth;
    private const int MaximumSteps = 25;

    // From hardly any penalty for a thousand subjects to nearly a constant for a hundred.
    private static readonly double[] Penalties = [1000, 300, 100, 30, 10, 3];

    /// <summary>Fits with the penalty that predicts inner folds best.</summary>
    /// <param name="input">All sequences.</param>
    /// <param name="label">Label of each sequence.</param>
    /// <param name="train">Sequences of the training fold, and their inner folds.</param>
    public static LogisticModel Fit(ModelInput input, byte[] label, TrainingRows train)
    {
        double[] loss = new double[Penalties.Length];
        for (int fold = 0; fold < train.Folds; fold++)
        {
            Problem problem = new(input, label, train, fold);
            for (int p = 0; p < Penalties.Length; p++)
                loss[p] += HeldOutLoss(problem.Solve(Penalties[p]), input, label, train, fold);
        }

        return new Problem(input, label, train, exclude: -1).Solve(Penalties[Array.IndexOf(loss, loss.Min())]);
    }

    private static double HeldOutLoss(LogisticModel model, ModelInput input, byte[] label, TrainingRows train, int fold)
    {
        double loss = 0;
        for (int k = 0; k < train.Sequences.Length; k++)
            if (train.FoldOf[k] == fold)
            {
                double logit = model.Logit(input, train.Sequences[k]);
                loss += train.Weight[k] * SoftPlus(label[train.Sequences[k]] != 0 ? -logit : logit);
            }

        return loss;
    }

    private static double SoftPlus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>One set of rows; successive penalties start where the last ended.</summary>
    private sealed class Problem
    {
        private readonly List<double[]> _rows = [];
        private readonly List<(double Label, double Weight)> _targets = [];
        private readonly double[] _mean = new double[Inputs];
        private readonly double[] _deviation = new double[Inputs];
        private Vector<double> _beta = Vector<double>.Build.Dense(Inputs + 1);

        public Problem(ModelInput input, byte[] label, TrainingRows train, int exclude)
        {
            for (int k = 0; k < train.Sequences.Length; k++)
                if (train.FoldOf[k] != exclude)
                {
                    double[] row = new double[Inputs + 1];
                    for (int j = 0; j < Inputs; j++)
                        row[j] = input.Summary[(train.Sequences[k] * Inputs) + j];
                    row[Inputs] = 1;
                    _rows.Add(row);
                    _targets.Add((label[train.Sequences[k]], train.Weight[k]));
                }

            for (int j = 0; j < Inputs; j++)
                Scale(j);
        }

        public LogisticModel Solve(double penalty)
        {
            for (int step = 0; step < MaximumSteps; step++)
            {
                (Matrix<double> curvature, Vector<double> gradient) = Derivatives(penalty);
                Vector<double> change = curvature.Cholesky().Solve(gradient);
                _beta -= change;
                if (change.InfinityNorm() < 1e-8)
                    break;
            }

            double[] slope = new double[Inputs];
            double bias = _beta[Inputs];
            for (int j = 0; j < Inputs; j++)
            {
                slope[j] = _beta[j] / _deviation[j];
                bias -= slope[j] * _mean[j];
            }

            return new LogisticModel(slope[..Sequence.Features], slope[Sequence.Features..], bias);
        }

        private void Scale(int column)
        {
            double mean = _rows.Average(r => r[column]);
            double deviation = Math.Max(1e-6, Math.Sqrt(_rows.Average(r => (r[column] - mean) * (r[column] - mean))));
            foreach (double[] row in _rows)
                row[column] = (row[column] - mean) / deviation;
            (_mean[column], _deviation[column]) = (mean, deviation);
        }

        private (Matrix<double> Curvature, Vector<double> Gradient) Derivatives(double penalty)
        {
            double[,] curvature = new double[Inputs + 1, Inputs + 1];
            double[] gradient = new double[Inputs + 1], beta = _beta.ToArray();
            for (int i = 0; i < _rows.Count; i++)
                AddRow(_rows[i], _targets[i], beta, curvature, gradient);
            for (int j = 0; j < Inputs; j++)
            {
                curvature[j, j] += penalty;
                gradient[j] += penalty * beta[j];
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
}
