// Effect sizes as JSON with comments: one object of six numbers, all of them there, nothing else. Read token by token, so that a fault has its line.
using System.Text;
using System.Text.Json;
using HrvXkd.Patient;

namespace HrvXkd.Data;

/// <summary>Effect sizes of the simulated cohort as a file with comments and sources.</summary>
public static class EffectsFile
{
    private const double Largest = 3;
    private const string Resource = "effects.json";

    private static readonly (string Key, Func<EffectSizes, double> Get, Func<EffectSizes, double, EffectSizes> Set)[] Fields =
    [
        ("heart_rate", e => e.HeartRate, (e, value) => e with { HeartRate = value }),
        ("ln_vlf", e => e.LnVlf, (e, value) => e with { LnVlf = value }),
        ("ln_lf", e => e.LnLf, (e, value) => e with { LnLf = value }),
        ("ln_hf", e => e.LnHf, (e, value) => e with { LnHf = value }),
        ("recovery_slope", e => e.RecoverySlope, (e, value) => e with { RecoverySlope = value }),
        ("circadian_amplitude", e => e.CircadianAmplitude, (e, value) => e with { CircadianAmplitude = value }),
    ];

    /// <summary>Text of the defaults: <see cref="EffectSizes.Default"/> with the source of each.</summary>
    public static string DefaultText
    {
        get
        {
            using StreamReader reader = new(typeof(EffectsFile).Assembly.GetManifestResourceStream(Resource)!, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The effect sizes.</returns>
    /// <exception cref="FormatException">It is not what is described above; one line with file and line.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static EffectSizes Read(string path) => Parse(path, File.ReadAllText(path));

    /// <summary>Keys and values in the order of the file.</summary>
    /// <param name="effects">The effect sizes.</param>
    /// <returns>Pairs.</returns>
    public static IReadOnlyList<KeyValuePair<string, double>> Pairs(EffectSizes effects) =>
        Array.ConvertAll(Fields, field => KeyValuePair.Create(field.Key, field.Get(effects)));

    /// <summary>Reads a text.</summary>
    internal static EffectSizes Parse(string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader json = new(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        EffectSizes effects = EffectSizes.None;
        HashSet<string> seen = new(StringComparer.Ordinal);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                throw Fault(path, bytes, ref json, "found no object, expected { ... }");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                effects = Field(path, bytes, ref json, effects, seen);
            while (json.Read())
            {
            }
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{path}:{fault.LineNumber + 1}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }

        string[] missing = [.. Fields.Select(field => field.Key).Where(key => !seen.Contains(key))];
        return missing.Length == 0
            ? effects
            : throw new FormatException($"{path}: no {string.Join(", ", missing)}; all of {Known} are needed, 0 for no effect");
    }

    private static string Known => string.Join(", ", Fields.Select(each => each.Key));

    private static EffectSizes Field(string path, byte[] bytes, ref Utf8JsonReader json, EffectSizes effects, HashSet<string> seen)
    {
        string key = json.GetString()!;
        int index = Array.FindIndex(Fields, field => field.Key == key);
        if (index < 0)
            throw Fault(path, bytes, ref json, $"found '{key}', expected one of {Known}");
        if (!seen.Add(key))
            throw Fault(path, bytes, ref json, $"'{key}' is there twice");
        json.Read();
        double value = 0;
        bool isNumber = json.TokenType == JsonTokenType.Number && json.TryGetDouble(out value);
        if (!isNumber || !(Math.Abs(value) <= Largest))
        {
            string found = Encoding.UTF8.GetString(json.ValueSpan);
            throw Fault(path, bytes, ref json, FormattableString.Invariant($"{key} is {found}, expected a number in {-Largest}..{Largest}"));
        }

        return Fields[index].Set(effects, value);
    }

    private static FormatException Fault(string path, byte[] bytes, ref Utf8JsonReader json, string what)
    {
        int line = 1 + bytes.AsSpan(0, (int)json.TokenStartIndex).Count((byte)'\n');
        return new FormatException($"{path}:{line}: {what}");
    }
}
