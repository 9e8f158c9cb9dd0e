using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Paper;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Training;

public class PaperRowsTests
{
    private static readonly TrainingPlan Plan = TrainingPlan.Default.Usual() with { Folds = 2 };

    // A class that beats faster is told from the samples, by networks that never saw the recording.
    [Fact]
    public void Predict_ClassesOfTwoRates_TellsThemApart()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(60, 8, seed: 1);
        Recording[] recordings = [.. prepared.Cohort.Recordings.Select((r, i) => r with { Ecg = new EcgSignal(250, 200, () => new Wave(r.Hypertensive == true ? 40 : 90, i)) })];
        SequenceSet data = SequenceSet.From(prepared);
        int[] foldOf = Experiment.Folds(data, Plan);
        RawSegments segments = RawSegments.Read(prepared.Cohort with { Recordings = recordings }, data.Recording, default);
        double[] logit = PaperRows.Predict(segments, true, data, foldOf, Plan, default);

        Assert.True(Scores.Auc(logit, data.Label, data.Group) > 0.9);
        Assert.Equal(logit, PaperRows.Predict(segments, true, data, foldOf, Plan, default));
        Assert.All(PaperRows.Predict(segments, false, data, foldOf, Plan, default), x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void Read_NoEcg_SaysSo()
    {
        Cohort cohort = new("beats", false, WindowProfile.Short(), [new Recording("r7", "s", true)]);
        Assert.Contains("'r7' of beats has none", Assert.ThrowsAny<FormatException>(() => RawSegments.Read(cohort, [0], default)).Message, StringComparison.Ordinal);
    }

    private sealed class Wave(int period, int phase) : IEcgReader
    {
        private int _next;

        public int Read(Span<int> samples)
        {
            int count = Math.Min(samples.Length, 9000 - _next);
            for (int i = 0; i < count; i++, _next++)
                samples[i] = (_next + (13 * phase)) % period < 6 ? 200 : 0;
            return count;
        }

        public void Dispose()
        {
        }
    }
}
