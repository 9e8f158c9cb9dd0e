using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Reporting;

/// <summary>The data of a report, checked, with what the page computes from it: sorted scores, common draws, pairs.</summary>
internal sealed class ReportModel
{
    private const int Windows = 8;

    /// <summary>Checks the data and computes the comparisons.</summary>
    /// <exception cref="ArgumentException">A model is missing or lengths differ.</exception>
    public ReportModel(ReportData data)
    {
        Check(data);
        Data = data;
        Scores = data.SubjectLogit.ToDictionary(model => model.Key, model => new LabelledScores(model.Value, data.SubjectLabel), StringComparer.Ordinal);
        Draws = new Bootstrap(data.SubjectLabel, data.Summary.Seed);
        (string, string)[] pairs =
        [
            (ModelNames.Teacher, ModelNames.Logistic),
            (ModelNames.Student, ModelNames.Logistic),
            (ModelNames.Student, ModelNames.Teacher),
            (ModelNames.StudentInt8, ModelNames.Student),
            (ModelNames.StudentInt8, ModelNames.Logistic),
        ];
        Pairs = pairs.ToDictionary(pair => pair, pair => PairedComparison.Of(Scores[pair.Item1], Scores[pair.Item2], Draws));
        string[] further = [.. ModelNames.Further.Where(Scores.ContainsKey)];
        LabelledScores student = Scores[ModelNames.Student];
        Interval[] differences = Draws.Intervals([.. further.Select<string, Func<int[], double>>(key => weight => RocCurve.Auc(Scores[key], weight) - RocCurve.Auc(student, weight))]);
        Strata =
        [
            .. TraitNames.All.Where(data.Traits.ContainsKey)
                .Select(trait => (trait, Stratum.Of(data.SubjectLogit[ModelNames.StudentInt8], data.SubjectLabel, data.Traits[trait], data.Summary.Seed))),
        ];
        AgainstStudent = further.Zip(differences).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>What the run gave.</summary>
    public ReportData Data { get; }

    /// <summary>The figures.</summary>
    public RunSummary Summary => Data.Summary;

    /// <summary>Scores of subjects by model.</summary>
    public IReadOnlyDictionary<string, LabelledScores> Scores { get; }

    /// <summary>Draws of the subjects.</summary>
    public Bootstrap Draws { get; }

    /// <summary>Comparisons, first against second, in the order in which they are shown.</summary>
    public IReadOnlyDictionary<(string First, string Second), PairedComparison> Pairs { get; }

    /// <summary>AUC of each further row minus that of the float student.</summary>
    public IReadOnlyDictionary<string, Interval> AgainstStudent { get; }

    /// <summary>Figures of the integer student over parts of the subjects, by what they are parted by; a trait without known values has no parts.</summary>
    public IReadOnlyList<(string Trait, IReadOnlyList<Stratum> Parts)> Strata { get; }

    /// <summary>True if the recordings are simulated.</summary>
    public bool IsSynthetic => Summary.Cohort == "synthetic";

    private static void Check(ReportData data)
    {
        foreach (string key in ModelNames.All)
        {
            if (!data.SubjectLogit.TryGetValue(key, out double[]? logit) || logit.Length != data.SubjectLabel.Length)
                throw new ArgumentException($"model {key}: needs one logit for each of {data.SubjectLabel.Length} subjects", nameof(data));
        }

        int sequences = data.SequenceLabel.Length;
        if (sequences == 0 || data.FloatLogit.Length != sequences || data.Int8Logit.Length != sequences || data.Attention.Length != sequences * Windows)
            throw new ArgumentException($"needs two logits and {Windows} attentions for each of {sequences} sequences", nameof(data));
        if (data.StripRateHz <= 0)
            throw new ArgumentException($"strip at {data.StripRateHz} Hz; needs a positive rate", nameof(data));
    }
}
