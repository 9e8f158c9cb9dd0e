// Which recordings are shown is a rule, not a choice: of each kind the subject in the middle by logit, of that subject the sequence whose logit is
// nearest to the subject's.

using HrvXkd.Data;
using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Running.Examples;

/// <summary>A sequence to be shown.</summary>
/// <param name="Kind">True positive, true negative, false positive or false negative.</param>
/// <param name="OfKind">Subjects of the kind.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Sequence">The sequence.</param>
internal sealed record ExampleChoice(string Kind, int OfKind, int Subject, int Sequence)
{
    /// <summary>Of a true positive, a true negative and a wrong answer the middle one; those that do not exist are left out.</summary>
    /// <param name="logits">Held-out logits and labels.</param>
    public static IEnumerable<ExampleChoice> Of(ModelLogits logits)
    {
        double[] logit = logits.Subject[ModelNames.StudentInt8];
        int[] all = [.. Enumerable.Range(0, logit.Length).OrderBy(g => logit[g]).ThenBy(g => logits.Data.Groups[g], StringComparer.Ordinal)];
        int[] missed = [.. all.Where(g => logits.Label[g] == 1 && logit[g] <= 0)], alarms = [.. all.Where(g => logits.Label[g] == 0 && logit[g] > 0)];
        (string Kind, int[] Subjects)[] kinds =
        [
            ("true positive", [.. all.Where(g => logits.Label[g] == 1 && logit[g] > 0)]),
            ("true negative", [.. all.Where(g => logits.Label[g] == 0 && logit[g] <= 0)]),
            missed.Length > alarms.Length ? ("false negative", missed) : ("false positive", alarms),
        ];
        foreach ((string kind, int[] subjects) in kinds)
            if (subjects.Length > 0)
                yield return new ExampleChoice(kind, subjects.Length, subjects[subjects.Length / 2], Nearest(logits, subjects[subjects.Length / 2]));
    }

    private static int Nearest(ModelLogits logits, int subject)
    {
        SequenceSet data = logits.Data;
        double[] logit = logits.Sequence[ModelNames.StudentInt8];
        double mean = logits.Subject[ModelNames.StudentInt8][subject];
        return Enumerable.Range(0, data.Count).Where(s => data.Group[s] == subject).MinBy(s => Math.Abs(logit[s] - mean));
    }
}
