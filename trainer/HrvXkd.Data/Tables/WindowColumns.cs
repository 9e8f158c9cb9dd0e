using System.Globalization;
using HrvXkd.Core;
using Parquet.Schema;

namespace HrvXkd.Data.Tables;

/// <summary>Names and types of the columns, and the keys of the metadata.</summary>
internal static class WindowColumns
{
    public const string SchemaKey = "hrvxkd.schema";
    public const string CohortKey = "hrvxkd.cohort";
    public const string SyntheticKey = "hrvxkd.synthetic";
    public const string ProfileKey = "hrvxkd.profile";
    public const string SamplesKey = "hrvxkd.samples";
    public const string BeatsKey = "hrvxkd.beats";
    public const string SecondsKey = "hrvxkd.seconds";
    public const string RuleKey = "hrvxkd.rule";
    public const string GroupsKey = "hrvxkd.groups";
    public const string OracleKey = "hrvxkd.oracle_auc";
    public const string RecordGroups = "records";
    public const string SubjectGroups = "subjects";

    public static readonly DataField Record = new DataField<string>("record", false);
    public static readonly DataField Group = new DataField<string>("group", false);
    public static readonly DataField Label = new DataField<int?>("label");
    public static readonly DataField LabelNow = new DataField<int?>("label_now");
    public static readonly DataField LabelEarly = new DataField<int?>("label_early");
    public static readonly DataField Index = new DataField<int>("index");
    public static readonly DataField Start = new DataField<double>("start_s");
    public static readonly DataField Valid = new DataField<bool>("valid");
    public static readonly DataField Quality = new DataField<int>("quality");
    public static readonly DataField Sbp = new DataField<float?>("sbp_mmhg");
    public static readonly DataField Dbp = new DataField<float?>("dbp_mmhg");
    public static readonly DataField Pulses = new DataField<int?>("pulses");
    public static readonly DataField Covered = new DataField<float?>("pulse_cover");
    public static readonly DataField High = new DataField<float?>("pulses_high");
    public static readonly DataField Diagnosis = new DataField<string>("diagnosis", true);
    public static readonly DataField Age = new DataField<double?>("age_years");
    public static readonly DataField Sex = new DataField<string>("sex", true);
    public static readonly DataField Source = new DataField<string>("source", false);
    public static readonly DataField Files = new DataField<string>("files", false);
    public static readonly DataField Lead = new DataField<string>("lead", true);
    public static readonly DataField Rate = new DataField<int>("sample_rate_hz");
    public static readonly DataField Gain = new DataField<int>("counts_per_mv");
    public static readonly DataField Code = new DataField<string>("code", false);
    public static readonly DataField InputHash = new DataField<string>("input_sha256", false);

    /// <summary>In the order of <see cref="Feature"/>.</summary>
    public static readonly DataField[] Features =
    [
        new DataField<float>("heart_rate"),
        new DataField<float>("ln_sdnn"),
        new DataField<float>("ln_rmssd"),
        new DataField<float>("pnn50"),
        new DataField<float>("ln_vlf"),
        new DataField<float>("ln_lf"),
        new DataField<float>("ln_hf"),
        new DataField<float>("lf_fraction"),
        new DataField<float>("samp_en"),
        new DataField<float>("dfa_alpha1"),
        new DataField<float>("sd1_sd2"),
        new DataField<float>("respiration_rate")
    ];

    public static readonly ParquetSchema Schema = new(
    [
        Record, Group, Label, LabelNow, LabelEarly, Index, Start, Valid, Quality, .. Features, Sbp, Dbp, Pulses, Covered, High,
        Diagnosis, Age, Sex, Source, Files, Lead, Rate, Gain, Code, InputHash,
    ]);

    public static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
