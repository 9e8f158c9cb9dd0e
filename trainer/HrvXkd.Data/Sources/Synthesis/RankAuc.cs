// Area under the ROC curve as the Mann-Whitney probability, ties half. The trainer's own has weights for bootstrap; a test holds both equal.
namespace HrvXkd.Data.Sources.Synthesis;

/// <summary>AUC of scores.</summary>
internal static class RankAuc
{
    /// <summary>Chance that a positive scores above a negative; both must be there.</summary>
    public static double Of(double[] scores, bool[] positive)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort((double[])scores.Clone(), order);
        double wins = 0;
        long below = 0, positives = 0;
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            long up = 0;
            for (; to < order.Length && scores[order[to]] == scores[order[from]]; to++)
                up += positive[order[to]] ? 1 : 0;
            wins += up * (below + ((to - from - up) / 2.0));
            below += to - from - up;
            positives += up;
            from = to;
        }

        return wins / ((double)positives * below);
    }
}
