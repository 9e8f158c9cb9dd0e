using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace HrvXkd.NanoProof;

/// <summary><c>cost</c>: flash and heap of the application, part by part.</summary>
internal static class CostCommand
{
    // An ESP32 with 4 MB of flash; nanoFramework's partition table and what its runtime leaves of the internal memory.
    private const int DeploymentBytes = 1_984 * 1024;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        Option<string?> json = new("--json") { Description = "File for the figures." };
        Command command = new("cost", "Prints flash and heap of the nanoFramework application, part by part. Code and tables are counted, what is marked ~ is estimated by the layout of the runtime.\n\nExample:\n  cost") { json };
        command.SetAction(parse => Show(parse.GetValue(json)));
        return command;
    }

    private static int Show(string? json)
    {
        FlashParts[] flash = [.. FlashParts.All()];
        Row("flash, bytes", "code", "tables", "~other", "~together");
        foreach (FlashParts part in flash)
            Row(part.Assembly, Number(part.Code), Number(part.Tables), Number(part.Descriptions), Number(part.Total));
        int total = flash.Sum(part => part.Total);
        Row("together", Number(flash.Sum(part => part.Code)), Number(flash.Sum(part => part.Tables)), Number(flash.Sum(part => part.Descriptions)), Number(total));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"~{100.0 * total / DeploymentBytes:0.0} % of the {DeploymentBytes / 1024:#,0} KB that a board with 4 MB of flash has for programs\n"));

        IReadOnlyList<(string Part, long Bytes)> minute = HeapParts.Of("window=60");
        IReadOnlyList<(string Part, long Bytes)> holter = HeapParts.Of("window=300");
        Row("heap, bytes", "", "", "~window=60", "~window=300");
        for (int i = 0; i < minute.Count; i++)
            Row(minute[i].Part, "", "", Number(minute[i].Bytes), Number(holter[i].Bytes));
        Row("together", "", "", Number(minute.Sum(part => part.Bytes)), Number(holter.Sum(part => part.Bytes)));
        Console.WriteLine("The runtime's own objects for pins, ports and events come on top; the command memory of the device tells what is left.");
        if (json is not null)
        {
            var figures = new { flash, heap_60 = minute.ToDictionary(part => part.Part, part => part.Bytes), heap_300 = holter.ToDictionary(part => part.Part, part => part.Bytes) };
            File.WriteAllText(json, JsonSerializer.Serialize(figures, Json) + "\n");
        }

        return 0;
    }

    private static void Row(string name, params string[] cells) => Console.WriteLine($"{name,-34}{string.Concat(cells.Select(cell => cell.PadLeft(13)))}");

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
