using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Quantizing;

/// <summary>Quantizes the student of a model folder in several ways and measures each on the subjects it was held out from.</summary>
internal sealed class QuantizationRun
{
    private readonly QuantizeSettings _settings;
    private readonly ModelFolder _model;
    private readonly PreparedCohort _prepared;
    private readonly SequenceSet _data;
    private readonly int[] _train;
    private readonly int[] _test;
    private readonly VectorSet _calibration;
    private readonly VectorSet _heldOut;
    private readonly double[] _exact;

    /// <summary>Opens the model and the windows beside it.</summary>
    /// <exception cref="FormatException">They do not belong together, or something is missing; one line.</exception>
    public QuantizationRun(QuantizeSettings settings)
    {
        _settings = settings;
        _model = ModelFolder.Open(settings.ModelFolder);
        TrainingPlan plan = PlanFile.Read(Path.Combine(settings.ModelFolder, RunFiles.Config));
        _prepared = CohortSource.Labelled(WindowTable.Read(Path.Combine(settings.ModelFolder, RunFiles.Windows)));
        _data = SequenceSet.From(_prepared);
        if (DataHash.Of(_data) != _model.Card.DataSha256)
            throw new FormatException($"{settings.ModelFolder}: {RunFiles.Windows} is not what the model was trained on (SHA-256 differs); train it again");
        int[] foldOf = Experiment.Folds(_data, plan);
        _train = [.. Enumerable.Range(0, _data.Count).Where(s => foldOf[s] != 0)];
        _test = [.. Enumerable.Range(0, _data.Count).Where(s => foldOf[s] == 0)];
        _calibration = SequenceVectors.Of(_data, StudentProof.Spread(_train)).ToVectorSet();
        _heldOut = SequenceVectors.Of(_data, _test).ToVectorSet();
        _exact = Logits(_model.Student);
    }

    /// <summary>Measures all ways, writes the one that was asked for.</summary>
    /// <param name="cancel">Stops the work.</param>
    public QuantizationSummary Execute(CancellationToken cancel)
    {
        List<QuantizationVariant> variants = [];
        OnnxModel? written = null;
        foreach ((string name, int bits, RangeRule rule, bool trains) in Ways())
        {
            bool chosen = bits == _settings.WeightBits && rule == _settings.Ranges && trains == _settings.Trains;
            OnnxModel quantized = Quantize(bits, rule, trains, cancel);
            variants.Add(Measure(name, quantized, bits, chosen));
            if (chosen)
                written = quantized;
        }

        ModelFolder result = _model with { Int8 = written! };
        Directory.CreateDirectory(_settings.OutFolder);
        result.Write(_settings.OutFolder);
        QuantizationOptions options = Options(_settings.WeightBits, _settings.Ranges);
        return new QuantizationSummary(
            _model.Card.Cohort, Notice.Of(_prepared.Cohort), _test.Length, _calibration.Count, variants,
            QuantizerStudy.Layers(_model.Student, written!, _heldOut),
            QuantizerStudy.Effects(_model.Student, _calibration, options, _heldOut),
            DataHash.OfFile(Path.Combine(_settings.OutFolder, RunFiles.Int8Model)));
    }

    // All rules without training, and both kinds of training; the one asked for is among them or added.
    private IEnumerable<(string Name, int Bits, RangeRule Rule, bool Trains)> Ways()
    {
        List<(int Bits, RangeRule Rule, bool Trains)> ways = [.. Enum.GetValues<RangeRule>().Select(rule => (8, rule, false))];
        ways.AddRange([(8, RangeRule.MinMax, true), (4, RangeRule.MinMax, false), (4, RangeRule.MinMax, true)]);
        (int, RangeRule, bool) wanted = (_settings.WeightBits, _settings.Ranges, _settings.Trains);
        if (!ways.Contains(wanted))
            ways.Add(wanted);
        return ways.Select(way => ($"W{way.Bits}A8, {QuantizeCommand.NameOf(way.Rule)}{(way.Trains ? ", trained" : "")}", way.Bits, way.Rule, way.Trains));
    }

    private OnnxModel Quantize(int bits, RangeRule rule, bool trains, CancellationToken cancel)
    {
        QuantizationOptions options = Options(bits, rule);
        OnnxModel direct = PostTrainingQuantizer.Quantize(_model.Student, _calibration, options);
        if (!trains)
            return direct;
        StudentWeights trained = QuantizationTraining.Run(StudentGraphReader.Read(_model.Student), direct, bits, _data, _train, _model.Card.Seed, cancel);
        SortedDictionary<string, string> metadata = new(StringComparer.Ordinal) { ["cohort"] = _model.Card.Cohort, ["profile"] = _model.Card.Profile };
        return PostTrainingQuantizer.Quantize(StudentGraph.Build(trained, metadata), _calibration, options);
    }

    private QuantizationVariant Measure(string name, OnnxModel quantized, int bits, bool chosen)
    {
        double[] rounded = Logits(quantized);
        Comparison logits = Comparison.Of(_exact, rounded);
        int[] near = [.. Enumerable.Range(0, _exact.Length).Where(i => Math.Abs(Risk(_exact[i]) - 0.5) <= 0.05)];
        LabelledScores before = Subjects(_exact), after = Subjects(rounded);
        Bootstrap draws = new(before.Label, _model.Card.Seed);
        return new QuantizationVariant(
            name, logits.SqnrDb, logits.FlipsPercent,
            near.Length == 0 ? 0 : 100.0 * near.Count(i => _exact[i] > 0 != rounded[i] > 0) / near.Length,
            _exact.Zip(rounded, (a, b) => Math.Abs(Risk(a) - Risk(b))).Max(),
            draws.Interval(weight => RocCurve.Auc(after, weight) - RocCurve.Auc(before, weight)),
            Calibration.Brier(after) - Calibration.Brier(before),
            Calibration.Ece(after) - Calibration.Ece(before),
            quantized.Initializers.Where(tensor => tensor.Type == OnnxType.Int8 && tensor.Shape.Count > 1).Sum(tensor => (tensor.Count * bits + 7) / 8),
            chosen);
    }

    private LabelledScores Subjects(double[] logit)
    {
        IGrouping<int, int>[] subjects = [.. Enumerable.Range(0, _test.Length).GroupBy(i => _data.Group[_test[i]])];
        return new LabelledScores(
            Array.ConvertAll(subjects, subject => subject.Average(i => logit[i])),
            Array.ConvertAll(subjects, subject => _data.Label[_test[subject.First()]]));
    }

    private double[] Logits(OnnxModel model)
    {
        using OnnxRunner runner = new(model);
        return Array.ConvertAll(runner.Run(_heldOut, [StudentGraph.Logit])[StudentGraph.Logit], logit => (double)logit);
    }

    private static QuantizationOptions Options(int bits, RangeRule rule) => StudentGraph.Quantization with { WeightBits = bits, Ranges = rule };

    private static double Risk(double logit) => 1 / (1 + Math.Exp(-logit));
}
