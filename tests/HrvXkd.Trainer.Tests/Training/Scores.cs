namespace HrvXkd.Trainer.Tests.Training;

/// <summary>Subject-level figures for tests.</summary>
internal static class Scores
{
    /// <summary>AUC of the mean logit of each group.</summary>
    public static double Auc(double[] logit, byte[] label, int[] group)
    {
        int[][] members = [.. Enumerable.Range(0, logit.Length).GroupBy(i => group[i]).Select(g => g.ToArray())];
        return RocCurve.Auc(new LabelledScores([.. members.Select(m => m.Average(i => logit[i]))], [.. members.Select(m => label[m[0]])]));
    }
}
