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

    public static readonly DataField Record = new DataField<string>("record", false);
    public static readonly DataField Group = new DataField<string>("group", false);
    public static readonly DataField Label = new DataField<int>("label");
    public static readonly DataField Index = new DataField<int>("index");
    public static readonly DataField Start = new DataField<double>("start_s");
    public static readonly DataField Valid = new DataField<bool>("valid");
    public static readonly DataField Quality = new DataField<int>("quality");
    public static readonly DataField Source = new DataField<string>("source", false);
    public static readonly DataField Rate = new DataField<int>("sample_rate_hz");
    public static readonly DataField Gain = new DataField<int>("counts_per_mv");

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

    public static readonly ParquetSchema Schema = new([Record, Group, Label, Index, Start, Valid, Quality, .. Features, Source, Rate, Gain]);

    public static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
