using System.Globalization;
using System.Text;
using HrvXkd.Core.Beats;
using HrvXkd.Core.Intervals;
using HrvXkd.Tests;
using HrvXkd.Wfdb;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>The picture of the stages in Core's README, drawn from the stages themselves.</summary>
public class StageFigureTests
{
    private const double From = 30;
    private const double Seconds = 7;
    private const int Width = 900;
    private const int Left = 110;
    private const int PanelHeight = 92;

    // Where this names a file, the figure is written there.
    private const string FileVariable = "HRVXKD_STAGE_FIGURE";

    [SkippableFact]
    public void Stages_Record119_DrawBeatsAndIntervals()
    {
        using WfdbRecord record = WfdbRecord.Open(Path.Combine(SharedData.Require("data/mitdb"), "119"));
        int[] samples = record.ReadAll(0)[..(int)((From + Seconds + 10) * record.SampleRateHz)];
        Strip strip = Strip.Of(samples, (int)record.SampleRateHz, (int)record.Signals[0].Gain);
        string svg = Draw(samples, record.SampleRateHz, record.Signals[0].Gain, strip);

        Assert.Contains(strip.Beats, beat => beat.Class == BeatClass.VentricularLike);
        Assert.Contains(strip.Beats, beat => beat.Class == BeatClass.NormalLike);
        Assert.Contains(strip.Intervals, interval => interval.Flag != NnFlag.Kept);
        Assert.True(strip.Energy.Max() > 4 * strip.Energy.Average());
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
            File.WriteAllText(file, svg);
    }

    private static string Draw(int[] samples, double rate, double gain, Strip strip)
    {
        StringBuilder svg = new();
        const int height = (4 * PanelHeight) + 30;
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<style>svg{background:#fff}text{fill:#333}.line{fill:none;stroke:#2f5d8a;stroke-width:1.2}.v{stroke:#c0392b;fill:#c0392b}.n{stroke:#2e7d32;fill:#2e7d32}.drop{fill:#c0392b}.keep{fill:#2e7d32}</style>\n");
        Panel(svg, 0, "raw ECG, mV", Enumerable.Range(0, (int)(Seconds * rate)).Select(i => (i / rate, samples[(int)(From * rate) + i] / gain)));
        Panel(svg, 1, "band-passed", Cut(strip.Signal, strip.SignalRate));
        Panel(svg, 2, "energy", Cut(strip.Energy, strip.SignalRate));
        foreach ((double at, BeatClass shape) in strip.Beats.Where(beat => beat.At > From && beat.At < From + Seconds))
        {
            string kind = shape == BeatClass.VentricularLike ? "v" : "n";
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{kind}\" x1=\"{X(at):F1}\" x2=\"{X(at):F1}\" y1=\"8\" y2=\"{3 * PanelHeight}\" stroke-dasharray=\"2 4\"/><text class=\"{kind}\" stroke=\"none\" x=\"{X(at) - 4:F1}\" y=\"{(3 * PanelHeight) + 22}\">{kind.ToUpperInvariant()}</text>\n");
        }

        foreach ((double start, double end, NnFlag flag) in strip.Intervals.Where(interval => interval.Start > From && interval.End < From + Seconds))
        {
            string kind = flag is NnFlag.Kept or NnFlag.Corrected ? "keep" : "drop";
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{X(start) + 2:F1}\" width=\"{X(end) - X(start) - 4:F1}\" y=\"{(3 * PanelHeight) + 34}\" height=\"6\"/><text x=\"{X(start) + 3:F1}\" y=\"{(3 * PanelHeight) + 56}\" font-size=\"10\">{(end - start) * 1000:F0}</text><text x=\"{X(start) + 3:F1}\" y=\"{(3 * PanelHeight) + 69}\" font-size=\"10\">{(kind == "keep" ? "NN" : flag == NnFlag.OtherShape ? "shape" : flag)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"{(3 * PanelHeight) + 22}\">beat class</text><text x=\"4\" y=\"{(3 * PanelHeight) + 42}\">intervals, ms</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{height - 24}\" font-size=\"11\">MIT-BIH Arrhythmia Database, record 119, lead 1, {From:F0} to {From + Seconds:F0} s (ODC-By 1.0)</text>\n</svg>\n");
        return svg.ToString();
    }

    private static IEnumerable<(double, double)> Cut(IReadOnlyList<(double At, double Value)> points) => points.Where(p => p.At >= From && p.At < From + Seconds).Select(p => (p.At - From, p.Value));

    private static IEnumerable<(double, double)> Cut(IReadOnlyList<double> values, double rate) => Cut([.. values.Select((value, i) => (i / rate, value))]);

    private static double X(double seconds) => Left + ((seconds - From) / Seconds * (Width - Left - 10));

    private static void Panel(StringBuilder svg, int index, string name, IEnumerable<(double At, double Value)> points)
    {
        (double At, double Value)[] all = [.. points];
        double lowest = all.Min(p => p.Value);
        double highest = all.Max(p => p.Value);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"{(index * PanelHeight) + 50}\">{name}</text><polyline class=\"line\" points=\"");
        foreach ((double at, double value) in all)
            svg.Append(CultureInfo.InvariantCulture, $"{X(at + From):F1},{((index + 1) * PanelHeight) - 8 - ((value - lowest) / (highest - lowest) * (PanelHeight - 18)):F1} ");
        svg.Append("\"/>\n");
    }

    // What the stages say of a signal; filtered signals at the time of the input that they show.
    private sealed record Strip(
        double SignalRate, List<double> Signal, List<double> Energy, List<(double At, BeatClass Class)> Beats, List<(double Start, double End, NnFlag Flag)> Intervals)
    {
        public static Strip Of(int[] samples, int rate, int gain)
        {
            SignalHistory history = new(rate);
            EcgFront front = new(history, rate, gain);
            Strip strip = new((double)rate / front.Step, [], [], [], []);
            int delay = front.DelayHalfSamples / (2 * front.Step);
            int energyDelay = delay + (front.EnergyDelayHalfSamples / 2);
            EcgAnalyzer analyzer = new(rate, gain, WindowProfile.Short());
            foreach (int sample in samples)
                strip.Take(analyzer, analyzer.Push(sample));
            front.Start(samples[0]);
            int outputs = 0;
            foreach (int[] block in samples.Chunk(analyzer.SamplesPerBlock).Where(b => b.Length == analyzer.SamplesPerBlock))
            {
                front.Take([.. block.Reverse()]);
                for (int i = 0; i < EcgFront.Block; i++)
                {
                    outputs++;
                    if (outputs > delay)
                        strip.Signal.Add(history.At(history.Next - EcgFront.Block + i));
                    if (outputs > energyDelay)
                        strip.Energy.Add(front.Meter.Height(front.Energy[i / 2]));
                }
            }

            for (int news = analyzer.Finish(); news != EcgAnalyzer.None; news = analyzer.Finish())
                strip.Take(analyzer, news);
            return strip;
        }

        private void Take(EcgAnalyzer analyzer, int news)
        {
            if ((news & EcgAnalyzer.BeatFound) != 0)
                Beats.Add((analyzer.BeatTicks / (double)Ticks.PerSecond, analyzer.BeatClass));
            if ((news & EcgAnalyzer.IntervalDecided) != 0)
                Intervals.Add((analyzer.IntervalStartTicks / (double)Ticks.PerSecond, (analyzer.IntervalStartTicks + analyzer.IntervalTicks) / (double)Ticks.PerSecond, analyzer.IntervalFlag));
        }
    }
}
