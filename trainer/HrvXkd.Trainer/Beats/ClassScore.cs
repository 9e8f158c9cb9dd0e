// Classes of found beats against labels, in the manner of EC57: of ventricular beats how many are found as such, and of those found as such
// how many are. Fusion beats and beats that could not be classified are neither.
using HrvXkd.Core.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>Counts of beats that were found, by label and class.</summary>
/// <param name="Ventricular">Ventricular beats that are ventricular-like.</param>
/// <param name="VentricularMissed">Ventricular beats of another class.</param>
/// <param name="VentricularWrong">Other beats that are ventricular-like.</param>
/// <param name="Usual">Beats that are neither ventricular nor fusion and are normal-like.</param>
/// <param name="UsualMissed">Such beats of another class.</param>
internal sealed record ClassScore(int Ventricular, int VentricularMissed, int VentricularWrong, int Usual, int UsualMissed)
{
    private const int VentricularEscape = 10;
    private const int RonT = 41;
    private const int PacedFusion = 38;

    /// <summary>Share of ventricular beats that are ventricular-like, 0..1, or null if there is none.</summary>
    public double? Sensitivity => Share(Ventricular, VentricularMissed);

    /// <summary>Share of ventricular-like beats that are ventricular, 0..1, or null if there is none.</summary>
    public double? Precision => Share(Ventricular, VentricularWrong);

    /// <summary>Share of the other beats that are normal-like, 0..1, or null if there is none.</summary>
    public double? UsualSensitivity => Share(Usual, UsualMissed);

    /// <summary>Counts.</summary>
    /// <param name="match">Found against annotated beats.</param>
    /// <param name="beats">The found beats.</param>
    public static ClassScore Of(BeatMatch match, IReadOnlyList<FoundBeat> beats)
    {
        Dictionary<double, BeatClass> classes = beats.ToDictionary(beat => beat.Seconds, beat => beat.Class);
        ClassScore score = new(0, 0, 0, 0, 0);
        for (int i = 0; i < match.Reference.Count; i++)
            if (match.Found[i] is { } at && classes.TryGetValue(at, out BeatClass shape))
                score = score.With(match.Reference[i].Code, shape);
        return score;
    }

    /// <summary>Sum of scores.</summary>
    public static ClassScore Sum(IEnumerable<ClassScore> scores) => scores.Aggregate(new ClassScore(0, 0, 0, 0, 0), (sum, score) => new ClassScore(
        sum.Ventricular + score.Ventricular,
        sum.VentricularMissed + score.VentricularMissed,
        sum.VentricularWrong + score.VentricularWrong,
        sum.Usual + score.Usual,
        sum.UsualMissed + score.UsualMissed));

    private ClassScore With(int code, BeatClass shape) => code switch
    {
        AnnotationCode.Fusion or AnnotationCode.Unclassified or PacedFusion => this,
        AnnotationCode.VentricularPremature or VentricularEscape or RonT =>
            shape == BeatClass.VentricularLike ? this with { Ventricular = Ventricular + 1 } : this with { VentricularMissed = VentricularMissed + 1 },
        _ when shape == BeatClass.NormalLike => this with { Usual = Usual + 1 },
        _ => this with { UsualMissed = UsualMissed + 1, VentricularWrong = VentricularWrong + (shape == BeatClass.VentricularLike ? 1 : 0) },
    };

    private static double? Share(int part, int rest) => part + rest > 0 ? (double)part / (part + rest) : null;
}
