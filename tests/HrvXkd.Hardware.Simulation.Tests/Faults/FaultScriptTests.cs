namespace HrvXkd.Hardware.Simulation.Tests;

public class FaultScriptTests
{
    [Fact]
    public void Parse_LinesWithComments_GiveFaultsInTheOrderOfTime()
    {
        FaultScript script = Parse("# bench\n500 miso-flip\n\n120.5 drdy-missed 40   # loose wire\n900 lead-off 200 1\n");
        Assert.Equal(
            [
                new Fault(120_500_000, FaultKind.DrdyMissed, 40_000_000),
                new Fault(500_000_000, FaultKind.MisoFlip),
                new Fault(900_000_000, FaultKind.LeadOff, 200_000_000, 1),
            ],
            script.Faults);
    }

    [Fact]
    public void Parse_EveryKindAsSpelled_IsUnderstood()
    {
        foreach (FaultKind kind in Enum.GetValues<FaultKind>())
            Assert.Equal(kind, Parse($"1 {FaultScript.Spell(kind)} 1").Faults.Single().Kind);
    }

    [Theory]
    [InlineData("1\n", "line 1: 1 fields, expected start_ms kind [duration_ms [value]]")]
    [InlineData("1 miso-flip\n2 mosi-flop", "line 2: unknown fault 'mosi-flop', expected one of miso-flip, mosi-flip")]
    [InlineData("1 3", "unknown fault '3'")]
    [InlineData("soon miso-flip", "start_ms is 'soon', expected a number")]
    [InlineData("1 miso-flip long", "duration_ms is 'long'")]
    [InlineData("1 miso-flip 1 NaN", "value is 'NaN'")]
    [InlineData("-1 miso-flip", "times are -1 and 0 ms, expected 0 or more")]
    public void Parse_BadLine_NamesLineFoundAndExpected(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Parse(text)).Message, StringComparison.Ordinal);

    private static FaultScript Parse(string text) => FaultScript.Parse(new StringReader(text), "bench.txt");
}
