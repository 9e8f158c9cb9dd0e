using HrvXkd.Core;
using HrvXkd.Data.Pressure;
using HrvXkd.Data.Tables;

namespace HrvXkd.Data.Datasets;

/// <summary>Counts while a data set is written; holds counts for each group and bin, no rows.</summary>
internal sealed class SummaryBuilder
{
    private const int BinCount = 40;
    private const double One = 65536;

    // Edges of the histograms, wide enough for adults at rest and in intensive care; what lies outside is counted at the edge.
    private static readonly (string Name, double Low, double High)[] Edges =
    [
        ("heart_rate", 30, 190), ("ln_sdnn", 0, 6), ("ln_rmssd", 0, 6), ("pnn50", 0, 100), ("ln_vlf", -2, 10), ("ln_lf", -2, 10), ("ln_hf", -2, 10),
        ("lf_fraction", 0, 1), ("samp_en", 0, 3), ("dfa_alpha1", 0, 2), ("sd1_sd2", 0, 2), ("respiration_rate", 0, 40),
        ("sbp_mmhg", 60, 220), ("dbp_mmhg", 20, 140), ("quality", 0, 100), ("age_years", 0, 100),
    ];

    private static readonly string[] LabelNames = ["label", "label_now", "label_early"];

    private readonly long[][] _bins = [.. Edges.Select(_ => new long[BinCount])];
    private readonly long[] _missing = new long[Edges.Length];
    private readonly SortedDictionary<string, GroupSummary> _groups = new(StringComparer.Ordinal);
    private readonly long[,] _labels = new long[3, 3];
    private readonly HashSet<string>[,] _labelGroups = new HashSet<string>[3, 2];
    private readonly SortedDictionary<PulseVerdict, long> _pulses = [];

    public SummaryBuilder()
    {
        for (int label = 0; label < 3; label++)
            for (int value = 0; value < 2; value++)
                _labelGroups[label, value] = new HashSet<string>(StringComparer.Ordinal);
    }

    public int Records { get; private set; }

    public int WithPressure { get; private set; }

    public int Ungrouped { get; private set; }

    public long Windows { get; private set; }

    public long Valid { get; private set; }

    public IReadOnlyList<FieldSummary> Fields => [.. Edges.Select((edge, i) => new FieldSummary(edge.Name, edge.Low, edge.High, _bins[i], _missing[i]))];

    public IReadOnlyList<GroupSummary> Groups => [.. _groups.Values];

    public IReadOnlyDictionary<PulseVerdict, long> Pulses => _pulses;

    public IReadOnlyList<LabelBalance> Labels => [.. LabelNames.Select((name, i) => new LabelBalance(
        name, _labels[i, 1], _labels[i, 0], _labels[i, 2], (_labelGroups[i, 1].Count, _labelGroups[i, 0].Count)))];

    public void Add(RecordPart part)
    {
        RecordFacts facts = part.Facts;
        Records++;
        Ungrouped += facts.Group == facts.Id ? 1 : 0;
        if (part.Pressure is { } pressure)
        {
            WithPressure++;
            AddPulses(pressure);
        }

        foreach (WindowRow window in part.Windows)
            Add(facts, window);
        int? label = facts.Hypertensive is { } known ? known ? 1 : 0 : null;
        GroupSummary old = _groups.GetValueOrDefault(facts.Group) ?? new GroupSummary(facts.Group, 0, 0, 0, 0, 0, 0, label);
        _groups[facts.Group] = new GroupSummary(
            facts.Group,
            old.Records + 1,
            old.Windows + part.Windows.Count,
            old.Valid + part.Windows.Count(window => window.Valid),
            old.Hours + part.Seconds / 3600,
            old.Now + part.Windows.Count(window => window.Now == true),
            old.Early + part.Windows.Count(window => window.Early == true),
            old.Label == label ? label : null);
    }

    private void Add(RecordFacts facts, WindowRow window)
    {
        Windows++;
        Valid += window.Valid ? 1 : 0;
        for (int i = 0; i < Sequence.Features; i++)
            Count(i, window.Valid ? window.FeaturesQ16[i] / One : double.NaN);
        Count(Sequence.Features, window.Pressure?.SbpMmHg ?? double.NaN);
        Count(Sequence.Features + 1, window.Pressure?.DbpMmHg ?? double.NaN);
        Count(Sequence.Features + 2, window.Quality);
        Count(Sequence.Features + 3, facts.AgeYears ?? double.NaN);
        Label(0, facts.Hypertensive, facts.Group);
        Label(1, window.Now, facts.Group);
        Label(2, window.Early, facts.Group);
    }

    private void Count(int field, double value)
    {
        if (double.IsNaN(value))
        {
            _missing[field]++;
            return;
        }

        (_, double low, double high) = Edges[field];
        _bins[field][Math.Clamp((int)((value - low) / (high - low) * BinCount), 0, BinCount - 1)]++;
    }

    private void Label(int label, bool? value, string group)
    {
        int place = value is { } known ? known ? 1 : 0 : 2;
        _labels[label, place]++;
        if (place < 2)
            _labelGroups[label, place].Add(group);
    }

    private void AddPulses(PressureSummary pressure)
    {
        AddOne(PulseVerdict.Accepted, pressure.Accepted);
        AddOne(PulseVerdict.Flush, pressure.Flush);
        AddOne(PulseVerdict.Disconnected, pressure.Disconnected);
        AddOne(PulseVerdict.Damped, pressure.Damped);
        AddOne(PulseVerdict.Implausible, pressure.Implausible);

        void AddOne(PulseVerdict verdict, long count) => _pulses[verdict] = _pulses.GetValueOrDefault(verdict) + count;
    }
}
