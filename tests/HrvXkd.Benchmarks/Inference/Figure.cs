namespace HrvXkd.Benchmarks.Inference;

/// <summary>A line of the table of figures.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Must">What it must reach.</param>
/// <param name="Is">What it is in this run.</param>
/// <param name="Reached">Null if it was not measured; <paramref name="Is"/> tells why.</param>
internal sealed record Figure(string What, string Must, string Is, bool? Reached)
{
    /// <summary>A number with a largest value.</summary>
    public static Figure AtMost(string what, double most, double? value, string missing, string format = "#,0") => new(what, "<= " + Text(most, format), value is { } number ? Text(number, format) : missing, value is null ? null : value <= most);

    /// <summary>A number with a smallest value.</summary>
    public static Figure AtLeast(string what, double least, double value, string format) => new(what, ">= " + Text(least, format), Text(value, format), value >= least);

    private static string Text(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
