using Parquet;
using Parquet.Schema;

namespace HrvXkd.Data.Tables;

/// <summary>The columns of a row group that tell what is known of a recording.</summary>
internal sealed record FactColumns(
    string[] Records, string?[] Groups, int?[] Labels, string?[] Diagnoses, double?[] Ages, string?[] Sexes, string?[] Sources, string?[] Files, string?[] Leads, int[] Rates, int[] Gains)
{
    public static async Task<FactColumns> ReadAsync(ParquetRowGroupReader group, ParquetSchema schema, int rows)
    {
        return new FactColumns(
            Array.ConvertAll(await TextAsync(WindowColumns.Record), text => text ?? ""),
            await TextAsync(WindowColumns.Group),
            await WindowTableReader.OptionalAsync<int>(group, schema, WindowColumns.Label, rows),
            await TextAsync(WindowColumns.Diagnosis),
            await WindowTableReader.OptionalAsync<double>(group, schema, WindowColumns.Age, rows),
            await TextAsync(WindowColumns.Sex),
            await TextAsync(WindowColumns.Source),
            await TextAsync(WindowColumns.Files),
            await TextAsync(WindowColumns.Lead),
            await WindowTableReader.ColumnAsync<int>(group, schema, WindowColumns.Rate, rows),
            await WindowTableReader.ColumnAsync<int>(group, schema, WindowColumns.Gain, rows));

        Task<string?[]> TextAsync(DataField column) => WindowTableReader.TextAsync(group, schema, column, rows);
    }

    /// <summary>The recording of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="open">What opening its signal does.</param>
    public Recording RecordingOf(int row, Func<IEcgReader> open)
    {
        string files = Files[row] ?? "";
        return new Recording(Records[row], Groups[row], WindowTableReader.Bit(Labels[row]))
        {
            Ecg = Rates[row] > 0 ? new EcgSignal(Rates[row], Gains[row], open) { Name = Leads[row] } : null,
            Diagnosis = Diagnoses[row],
            AgeYears = Ages[row],
            Sex = Sexes[row] switch { "F" => Sex.Female, "M" => Sex.Male, _ => null },
            Provenance = files.Length > 0 && SourceKinds.Names.Contains(Sources[row]) ? new Provenance(SourceKinds.Parse(Sources[row]!), "", () => files.Split(';')) : null,
        };
    }
}
