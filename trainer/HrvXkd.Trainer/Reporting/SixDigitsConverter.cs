using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Numbers with six significant digits, which is beyond what any cohort resolves; JSON has no infinity, so what is not finite becomes null.</summary>
internal sealed class SixDigitsConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}
