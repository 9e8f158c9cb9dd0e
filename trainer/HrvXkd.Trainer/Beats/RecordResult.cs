using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>Scores of one record.</summary>
/// <param name="Record">Name of the record.</param>
/// <param name="Lead">Name of the lead, or signal and its number.</param>
/// <param name="Seconds">Length of the record, s.</param>
/// <param name="Score">Within the tolerance.</param>
/// <param name="Within50Ms">Within 50 ms.</param>
/// <param name="RmssdErrorPercent">RMSSD error from timing alone, %, or null.</param>
/// <param name="Nn">What became of NN intervals, or null.</param>
/// <param name="Classes">Classes of beats against labels.</param>
/// <param name="RunSeconds">Time of reading and analysing, s.</param>
internal sealed record RecordResult(
    string Record,
    string Lead,
    double Seconds,
    BeatScore Score,
    BeatScore Within50Ms,
    double? RmssdErrorPercent,
    NnFigures? Nn,
    ClassScore Classes,
    double RunSeconds)
{
    /// <summary>The figures that are shown.</summary>
    public BeatsFigures Figures => (BeatsFigures.Of(Score, Within50Ms, RmssdErrorPercent, RunSeconds > 0 ? Seconds / RunSeconds : 0) with
    {
        Record = Record,
        Lead = Lead,
        NnRmssdErrorPercent = Nn?.ErrorPercent,
        Nn = Nn,
    }).WithClasses(Classes);
}
