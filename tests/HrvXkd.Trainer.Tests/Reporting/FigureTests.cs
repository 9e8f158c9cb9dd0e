using System.Xml.Linq;
using CsCheck;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Tests.Reporting;

public class FigureTests
{
    [Fact]
    public void Ticks_AnyRange_AreRoundWithinItAndFew() =>
        Gen.Select(Gen.Double[-1000, 1000], Gen.Double[1e-3, 1000], Gen.Int[2, 8]).Sample((low, span, wanted) =>
        {
            (double[] places, int decimals) = Ticks.Round(low, low + span, wanted);
            Assert.InRange(places.Length, 1, 2 * wanted + 1);
            Assert.All(places, p => Assert.InRange(p, low - 1e-6 * span, low + span * (1 + 1e-6)));
            Assert.All(places, p => Assert.Equal(p, Math.Round(p, decimals), 1e-9 * Math.Max(1, Math.Abs(p))));
        });

    [Fact]
    public void Ticks_ZeroToOne_AreFifths()
    {
        (double[] places, int decimals) = Ticks.Round(0, 1, 5);
        Assert.Equal(1, decimals);
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1.0], places.Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void LogitSample_ManySequences_KeepsEveryFlip()
    {
        double[] exact = [.. Enumerable.Range(0, 20_000).Select(i => i % 100 == 0 ? 0.001 : 1 + i / 20_000.0)];
        double[] rounded = [.. exact.Select(x => x - 0.002)];
        LogitSample sample = LogitSample.Of(exact, rounded);
        Assert.Equal(200, sample.Flipped.Count);
        Assert.Equal(3000, sample.Same.Count);
        Assert.Equal(3000, sample.Same.Distinct().Count());
        Assert.Equal(20_000, sample.Total);
    }

    [Fact]
    public void EcgStrip_BeatsOfTheStrip_AreMarkedOnceEach()
    {
        ReportData data = MadeReport.Data(40);
        XElement figure = XElement.Parse(EcgStripFigure.Draw(data.StripStartSeconds, data.StripMilliVolt, data.StripRateHz, data.StripBeatSeconds).Markup);
        Assert.Equal(data.StripBeatSeconds.Count, figure.Elements("path").Count(p => p.Attribute("class")!.Value == "beat"));
        Assert.Equal(2, figure.Elements("path").Count(p => p.Attribute("class")!.Value == "ecg"));
        Assert.Contains(figure.Elements("text"), t => t.Value == "1 mV");
        Assert.Contains(figure.Elements("text"), t => t.Value == "123 s");
    }

    [Fact]
    public void RocFigure_KeyInFigure_SaysTheAucOfEachModel()
    {
        ReportModel report = new(MadeReport.Data(40));
        string[] texts = [.. XElement.Parse(RocFigure.Draw(report.Scores, report.Draws).Markup).Elements("text").Select(t => t.Value)];
        Assert.All(ModelNames.All, key => Assert.Contains(Numbers.Fixed(RocCurve.Auc(report.Scores[key]), 3), texts));
    }

    [Theory]
    [InlineData(-0.5, 2, "\u22120.50")]
    [InlineData(-0.0001, 2, "0.00")]
    [InlineData(12345.6, 1, "12,345.6")]
    [InlineData(double.NaN, 1, "n/a")]
    public void Fixed_AnyNumber_IsWrittenForPeople(double value, int decimals, string expected) => Assert.Equal(expected, Numbers.Fixed(value, decimals));

    [Fact]
    public void Signed_Zero_HasNoSign()
    {
        Assert.Equal("+0.10", Numbers.Signed(0.1, 2));
        Assert.Equal("0.00", Numbers.Signed(0.001, 2));
        Assert.Equal("-0.10 (-0.2 %)", Numbers.Plain("\u22120.10 (\u22120.2\u00a0%)"));
    }
}
