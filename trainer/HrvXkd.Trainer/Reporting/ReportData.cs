using HrvXkd.Trainer.Reporting.Examples;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Everything the HTML report shows beside the summary.</summary>
public sealed record ReportData
{
    /// <summary>The figures.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>Labels of subjects, shape [Subjects].</summary>
    public required byte[] SubjectLabel { get; init; }

    /// <summary>Subject-level logits by model: logistic, teacher, student, student_int8.</summary>
    public required IReadOnlyDictionary<string, double[]> SubjectLogit { get; init; }

    /// <summary>Sequence-level logits of the float student, shape [Sequences].</summary>
    public required double[] FloatLogit { get; init; }

    /// <summary>Sequence-level logits of the integer student, shape [Sequences].</summary>
    public required double[] Int8Logit { get; init; }

    /// <summary>Labels of sequences, shape [Sequences].</summary>
    public required byte[] SequenceLabel { get; init; }

    /// <summary>Attention over windows, shape [Sequences, 8], oldest first.</summary>
    public required float[] Attention { get; init; }

    /// <summary>Start of a strip of the replayed recording, seconds.</summary>
    public required double StripStartSeconds { get; init; }

    /// <summary>The strip as the device's driver delivered it, mV.</summary>
    public required float[] StripMilliVolt { get; init; }

    /// <summary>Sampling rate of the strip.</summary>
    public required int StripRateHz { get; init; }

    /// <summary>Beats the device found in the strip, seconds.</summary>
    public required IReadOnlyList<double> StripBeatSeconds { get; init; }

    /// <summary>What is known of the data beyond the summary, by name in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DataCard { get; init; } = [];

    /// <summary>How models were trained and chosen, by name in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Protocol { get; init; } = [];

    /// <summary>What subjects may be told apart by, such as "source" or "sex": a value for each subject, empty where it is unknown.</summary>
    public IReadOnlyDictionary<string, string[]> Traits { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Recordings shown in full.</summary>
    public IReadOnlyList<ExampleCase> Examples { get; init; } = [];

    /// <summary>Settings and hashes beyond those of the summary, shown by name in this order; empty if there are none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];
}
