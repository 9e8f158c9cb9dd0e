using HrvXkd.Data.RrLists;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Tests.Hrv;

public sealed class RrListTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-hrv-");

    public void Dispose() => _folder.Delete(true);

    [Theory]
    [InlineData("800\n810\n825.5\n")]
    [InlineData("0.8\r\n0.81\r\n0.8255\r\n")]
    [InlineData("rr_ms\n800\n810\n825.5\n")]
    [InlineData("\uFEFF\"RR interval (s)\"\n0.800\n0.810\n0.8255\n")]
    [InlineData("# made\n800 810 825.5\n")]
    [InlineData("800,810,825.5")]
    [InlineData("time;RRI [ms]\n0,8;800,0\n1,61;810,0\n2,4355;825,5\n")]
    [InlineData("beat,ibi_ms,label\n1,800,N\n2,810,N\n3,825.5,N\n")]
    [InlineData("\n800 # first\n\n8.1e2\n825.5\n\n")]
    public void Read_AnyLayout_GivesTheIntervals(string text) =>
        Assert.Equal([800, 810, 825.5], Read(text).Series.Ms.Select(ms => Math.Round(ms, 9)));

    [Fact]
    public void Read_AscendingNumbers_AreBeatTimes()
    {
        LoadedSeries loaded = Read(string.Join('\n', Enumerable.Range(0, 12).Select(i => FormattableString.Invariant($"{1700000000000L + (800 * i)}"))), unit: ListUnit.Ms);
        Assert.StartsWith("beat times in ms", loaded.How, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat(800.0, 11), loaded.Series.Ms);
    }

    [Fact]
    public void Read_TimesOfARecording_KeepTheirOrigin()
    {
        string text = string.Join('\n', Enumerable.Range(1, 20).Select(i => FormattableString.Invariant($"{100 + (0.75m * i)}")));
        Assert.Equal(100.75 + 0.75, Read(text).Series.EndSeconds[0], 12);
    }

    [Fact]
    public void Read_Samples_AreDividedByTheirRate()
    {
        LoadedSeries loaded = SeriesReader.Read(new InputOptions(Write("293\n292\n300\n"), ListUnit.Samples, 360), default);
        Assert.Equal([293 / 0.36, 292 / 0.36, 300 / 0.36], loaded.Series.Ms.Select(ms => ms), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(Core.Ticks.PerSecond, loaded.Series.UnitsPerSecond);
    }

    [Fact]
    public void Read_OffsetAndPause_AreLeftOutAsHoles()
    {
        // The first number of some public lists is the time of the first beat.
        IntervalSeries series = Read("225.8\n" + string.Concat(Enumerable.Repeat("0.8\n0.82\n", 30)) + "7.5\n0.8\n0.81\n").Series;
        Assert.Equal(62, series.Count);
        Assert.Equal([DropReason.OutOfRange, DropReason.OutOfRange], series.Dropped.Select(interval => interval.Reason));
        Assert.Equal(225.8, series.Start[0] / series.UnitsPerSecond, 9);
        Assert.Equal(60, series.Differences().Length);
    }

    [Theory]
    [InlineData("", "holds no number")]
    [InlineData("rr\n", ":1: found 'rr', expected a number")]
    [InlineData("rr\n800\nabc\n", ":3: found 'abc', expected a number")]
    [InlineData("NaN\n800\n", ":1: found 'NaN', expected a number")]
    [InlineData("800\ninf\n", ":2: found 'inf', expected a number")]
    [InlineData("800\n-5\n", ":2: found -5, expected an interval above 0")]
    [InlineData("800\n0\n", ":2: found 0, expected an interval above 0")]
    [InlineData("800\n1e30\n", ":2: found '1e30', expected a number")]
    [InlineData("800\n810\n1e20\n820\n830\n", ":3: found 100000000000000000000, expected a recording of 30 days at most")]
    [InlineData("290\n300\n310\n", "the median interval is 300, taken as ms only from 400 to 4000")]
    [InlineData("85\n80\n82\n", "--unit samples with --rate HZ")]
    [InlineData("rr_s\n800\n810\n", "the median interval is 810 s, expected 200..4000 ms")]
    [InlineData("800\n90\n810\n95\n820\n", "2 of 5 are outside")]
    [InlineData("800,1\n810,2\n", ":1: found 2 numbers in a line, expected 1; name one by --column")]
    [InlineData("a,b\n800,1\n810,2\n", "columns a, b; name one by --column")]
    public void Read_WrongText_SaysWhereAndWhat(string text, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TimesOutOfOrder_SaysWhichLine()
    {
        InputOptions options = new(Write("1.0\n1.8\n1.7\n2.5\n"), IsTimes: true);
        Assert.Contains(":3: found 1.7, expected a beat time after 1.8", Assert.ThrowsAny<FormatException>(() => SeriesReader.Read(options, default)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rr_ms")]
    [InlineData("RR_MS")]
    [InlineData("2")]
    public void Read_ColumnByNameOrNumber_IsFound(string column) =>
        Assert.Equal([800, 810], SeriesReader.Read(new InputOptions(Write("x,rr_ms\n1,800\n2,810\n"), Column: column), default).Series.Ms);

    [Theory]
    [InlineData("293\n275\n", "813.8888888888889\n763.8888888888889\n")]
    [InlineData("293\n275\n", "0.813888888888889\n0.763888888888889\n")]
    [InlineData("", "813.9\n763.9\n")]
    [InlineData("", "813.8888\n763.8888\n")]
    [InlineData("", "0.8134765625\n0.7634765625\n")]
    public void Nn50_DifferenceOfExactly50Ms_DoesNotCount(string samples, string decimals)
    {
        // In doubles 813.8888888888889 - 763.8888888888889 is above 50.
        Assert.Equal(0, Nn50(new InputOptions(Write(decimals))));
        if (samples.Length > 0)
            Assert.Equal(0, Nn50(new InputOptions(Write(samples), ListUnit.Samples, 360)));
    }

    [Fact]
    public void Nn50_DifferenceJustAbove50Ms_Counts()
    {
        Assert.Equal(1, Nn50(new InputOptions(Write("813.9\n763.89999\n"))));
        Assert.Equal(1, Nn50(new InputOptions(Write("293\n274\n"), ListUnit.Samples, 360)));
    }

    [Fact]
    public void Read_AnyText_GivesMetricsOrOneClearLine()
    {
        string[] parts = ["800", "0.8", "1200.5", "79", "1e3", "-1", "0", "NaN", "9e27", "rr_ms", "a b", "\"x\"", "é", "\0", ",", ";", " ", "\t", "\n", "\n", "\r\n", "#", "."];
        Random random = new(17);
        int analysed = 0;
        for (int run = 0; run < 1000; run++)
        {
            // Often numbers alone, else all would be refused.
            int kinds = random.Next(3) == 0 ? parts.Length : 3;
            string text = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => parts[random.Next(kinds)] + (kinds == 3 ? "\n" : "")));
            try
            {
                HrvResult result = Made.Analyse(Read(text, ListUnit.Ms).Series);
                Assert.All(result.Metrics.Values.Values, value => Assert.True(double.IsFinite(value)));
                analysed++;
            }
            catch (FormatException refused)
            {
                Assert.Contains("list.txt", refused.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(analysed, 10, 950);
    }

    private static double Nn50(InputOptions options) => Made.Analyse(SeriesReader.Read(options, default).Series).Metrics.Values["nn50"];

    private LoadedSeries Read(string text, ListUnit unit = ListUnit.Auto) => SeriesReader.Read(new InputOptions(Write(text), unit), default);

    private string Write(string text)
    {
        string path = Path.Combine(_folder.FullName, "list.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
