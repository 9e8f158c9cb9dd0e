using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running.Examples;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Running;

/// <summary>What the stages of a run made, turned into its summary and its report.</summary>
internal sealed class RunResult
{
    /// <summary>Stated bound of the difference to OnnxRuntime: both run the same quantized graph, but round, normalise and exponentiate differently.</summary>
    public const double OrtBound = 0.05;

    private const double Q16 = 65536;

    private readonly RunSettings _settings;
    private readonly PreparedCohort _prepared;
    private readonly ExperimentResult _models;
    private readonly Interval _permuted;
    private readonly StudentProof[] _proofs;
    private readonly HeldOutReplay? _replay;
    private readonly string _notice;
    private readonly ModelLogits _logits;

    public RunResult(
        RunSettings settings, PreparedCohort prepared, SequenceSet data, ExperimentResult models, Interval permuted,
        StudentProof[] proofs, HeldOutReplay? replay, string notice)
    {
        _settings = settings;
        _prepared = prepared;
        _models = models;
        _permuted = permuted;
        _proofs = proofs;
        _replay = replay;
        _notice = notice;
        Dictionary<string, double[]> logits = new(models.Logit, StringComparer.Ordinal) { [ModelNames.StudentInt8] = IntegerLogits(proofs, data.Count) };
        _logits = new ModelLogits(data, logits, settings.Plan.Seed);
    }

    /// <summary>Mean logit of each subject by model, shape [Subjects].</summary>
    public IReadOnlyDictionary<string, double[]> SubjectLogit => _logits.Subject;

    public RunSummary Summarize(double seconds) => new()
    {
        Cohort = _prepared.Cohort.Name,
        Notice = _notice,
        Profile = _prepared.Cohort.Profile.Name,
        Seed = _settings.Plan.Seed,
        Subjects = _logits.Label.Length,
        Hypertensive = _logits.Label.Count(label => label == 1),
        Recordings = _prepared.Cohort.Recordings.Count,
        Hours = _prepared.Seconds / 3600,
        Beats = _prepared.Beats,
        Windows = _prepared.Windows.Count,
        MaskedPercent = 100.0 * _prepared.Windows.Count(window => !window.Valid) / _prepared.Windows.Count,
        Sequences = _logits.Data.Count,
        Auc = Each(score => score.Auc),
        Brier = Each(score => score.Brier),
        Ece = Each(score => score.Ece),
        Sensitivity90 = Each(score => score.Sensitivity90),
        Auprc = Each(score => score.Auprc),
        Accuracy = Each(score => score.Accuracy),
        F1 = Each(score => score.F1),
        CalibrationSlope = Each(score => score.CalibrationSlope),
        CalibrationIntercept = Each(score => score.CalibrationIntercept),
        Choices = _models.Choices,
        DataSha256 = DataHash.Of(_logits.Data),
        CodeVersion = CodeVersion.Of<ModelFolder>(),
        PermutedAuc = _permuted,
        OracleAuc = _prepared.Cohort.OracleAuc,
        Weights = Pair(_models.TeacherWeights, _proofs[0].Emitted.Weights),
        Macs = Pair(_models.TeacherMacs, (int)_proofs[0].Emitted.MacsPerWindow),
        Int8 = _logits.QuantizationCost(),
        Emitted = Emitted(),
        Replay = _replay?.Summary,
        Seconds = seconds,
    };

    public ReportData ToReport(RunSummary summary) => new()
    {
        Summary = summary,
        SubjectLabel = _logits.Label,
        SubjectLogit = _logits.Subject,
        FloatLogit = _models.Student,
        Int8Logit = _logits.Sequence[ModelNames.StudentInt8],
        SequenceLabel = _logits.Data.Label,
        Attention = _models.Attention,
        StripStartSeconds = _replay is null ? 0 : (double)_replay.StripStart / _replay.Result.ChipRateHz,
        StripMilliVolt = _replay is null ? [] : [.. _replay.Result.Codes.Skip(_replay.StripStart).Take(_replay.StripLength).Select(code => (float)(code / _replay.Result.CountsPerMilliVolt))],
        StripRateHz = _replay?.Result.ChipRateHz ?? 1,
        StripBeatSeconds = _replay is null ? [] : [.. _replay.Result.BeatSeconds.Where(seconds => IsInStrip(_replay, seconds))],
        DataCard = RunFacts.DataCard(_prepared.Cohort, _logits.Data),
        Protocol = RunFacts.Protocol(_settings.Plan),
        Traits = SubjectTraits.Of(_prepared.Cohort, _logits.Data),
        Examples = ExampleCases.Of(_prepared, _models, _logits),
        Settings =
        [
            new("SHA-256 of config.json", RunFacts.Sha256(PlanFile.ToText(_settings.Plan))),
            new("Student that ships", "that of the first fold, which never saw its test subjects"),
            new("SHA-256 of the sequences", DataHash.Of(_logits.Data)),
            new("SHA-256 of student.int8.onnx", _proofs[0].Emitted.ModelSha256),
        ],
    };

    private static double[] IntegerLogits(StudentProof[] proofs, int count)
    {
        double[] logits = new double[count];
        foreach (StudentProof proof in proofs)
            for (int i = 0; i < proof.Test.Length; i++)
                logits[proof.Test[i]] = proof.LogitQ16[i] / Q16;
        return logits;
    }

    private EmittedSummary Emitted() => new(
        _proofs.All(proof => proof.HeldOut.BitExact && proof.Random.BitExact && proof.HeldOut.SelfTest),
        _proofs.Sum(proof => proof.HeldOut.Vectors + proof.Random.Vectors),
        _proofs.Max(proof => proof.HeldOut.IntegerVsQdq.MaxAbs),
        OrtBound,
        _proofs[0].Emitted.FlashBytes,
        _proofs[0].Emitted.RamBytes,
        _proofs[0].Emitted.Sha256);

    private SortedDictionary<string, Interval> Each(Func<ModelScore, Interval> figure) =>
        new(_logits.Score.ToDictionary(model => model.Key, model => figure(model.Value)), StringComparer.Ordinal);

    private static SortedDictionary<string, int> Pair(int teacher, int student) =>
        new(StringComparer.Ordinal) { [ModelNames.Teacher] = teacher, [ModelNames.Student] = student };

    private static bool IsInStrip(HeldOutReplay replay, double seconds) =>
        seconds * replay.Result.ChipRateHz >= replay.StripStart && seconds * replay.Result.ChipRateHz < replay.StripStart + replay.StripLength;
}
