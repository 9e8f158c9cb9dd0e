using System.CommandLine;
using System.Text.Json;
using HrvXkd.CommandLine;

namespace HrvXkd.NanoProof;

/// <summary><c>compare</c>: a hash a case from both builds.</summary>
internal static class CompareCommand
{
    private const int FewestVectors = 10_000;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        Option<string?> records = new("--records") { Description = "Folder of WFDB records, such as ../shared/data/mitdb." };
        Option<string?> golden = new("--golden") { Description = "Folder of interval lists rr_*.csv, such as ../shared/golden." };
        Option<int> vectors = new("--vectors") { Description = $"Random vectors, {FewestVectors} or more.", DefaultValueFactory = _ => 100_000 };
        Option<string?> json = new("--json") { Description = "File for the hashes." };
        Command command = new("compare", "Prints a hash a case from the nano build and from the desktop build, and compares them. Exit code 1 if one differs.\n\nExample:\n  compare --records ../shared/data/mitdb --golden ../shared/golden") { records, golden, vectors, json };
        command.SetAction(parse =>
        {
            int count = parse.GetValue(vectors);
            if (count < FewestVectors)
                throw new UsageException(FormattableString.Invariant($"--vectors is {count}; it may be {FewestVectors} or more"));
            Cases cases = new();
            IEnumerable<Outcome> all = cases.OfBoard(count);
            if (parse.GetValue(golden) is { } series)
                all = all.Concat(cases.OfSeries(series));
            if (parse.GetValue(records) is { } folder)
                all = all.Concat(cases.OfRecords(folder));
            return Show(all, parse.GetValue(json));
        });
        return command;
    }

    private static int Show(IEnumerable<Outcome> all, string? json)
    {
        List<Outcome> outcomes = [];
        foreach (Outcome outcome in all)
        {
            outcomes.Add(outcome);
            Console.WriteLine($"{outcome.Case,-34}{outcome.Nano,-24}{(outcome.Same ? "equal" : $"DIFFERS from {outcome.Desktop}")}");
        }

        int different = outcomes.Count(outcome => !outcome.Same || outcome.Nano == "FAIL");
        Console.WriteLine(FormattableString.Invariant($"{outcomes.Count - different} cases equal, {different} different"));
        if (json is not null)
            File.WriteAllText(json, JsonSerializer.Serialize(outcomes, Json) + "\n");
        return different == 0 ? 0 : 1;
    }
}
