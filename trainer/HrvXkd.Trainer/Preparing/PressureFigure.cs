using HrvXkd.Data;
using HrvXkd.Data.Pressure;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Preparing;

/// <summary>Twelve seconds from the middle of a pressure with the pulses found, and the medians expected and found.</summary>
internal static class PressureFigure
{
    private const double Seconds = 12;
    private const string Css = ".wave { fill: none; stroke: var(--student); stroke-width: 1.2; stroke-linejoin: round; }\n.expected-line { stroke: var(--ill); stroke-width: 1.2; stroke-dasharray: 6 4; }\n";

    public static void Write(string path, string name, PressureSignal signal, (double Sbp, double Dbp) expected, PressureSummary found)
    {
        double from = Math.Max(0, found.Seconds / 2 - Seconds / 2);
        (List<(double X, double Y)> wave, List<ArterialPulse> pulses) = Read(signal, from);
        SvgFigure figure = new(900, 330, $"Arterial pressure of {name}");
        double low = wave.Count > 0 ? wave.Min(point => point.Y) : 0, high = wave.Count > 0 ? wave.Max(point => point.Y) : 1;
        PlotArea plot = new(figure, 58, 44, 822, 228, (from, from + Seconds), (Math.Min(low, expected.Dbp) - 5, Math.Max(high, expected.Sbp) + 5));
        figure.Text(14, 24, $"{name}: found {Numbers.Fixed(found.SbpMmHg, 1)}/{Numbers.Fixed(found.DbpMmHg, 1)}, expected {Numbers.Fixed(expected.Sbp, 1)}/{Numbers.Fixed(expected.Dbp, 1)} mmHg (dashed)", "name");
        plot.AxisY("pressure, mmHg");
        plot.AxisX("time, s", 12);
        foreach (double value in (double[])[expected.Sbp, expected.Dbp])
            figure.Line(plot.Left, plot.Y(value), plot.Right, plot.Y(value), "expected-line");
        plot.Through(wave, "wave");
        foreach (ArterialPulse pulse in pulses)
            figure.Circle(plot.X(pulse.Seconds), plot.Y(pulse.DbpMmHg), 3, "dot ill", $"{Numbers.Fixed(pulse.SbpMmHg, 1)}/{Numbers.Fixed(pulse.DbpMmHg, 1)}");
        FigureFile.Write(path, figure.ToRaw(), Css);
    }

    private static (List<(double X, double Y)> Wave, List<ArterialPulse> Pulses) Read(PressureSignal signal, double from)
    {
        List<(double X, double Y)> wave = [];
        List<ArterialPulse> pulses = [];
        PressureAnalyzer analyzer = new(signal.SampleRateHz, (pulse, verdict) =>
        {
            if (verdict == PulseVerdict.Accepted && pulse.Seconds >= from && pulse.Seconds <= from + Seconds)
                pulses.Add(pulse);
        });
        using IPressureReader reader = signal.Open();
        double[] chunk = new double[4096];
        long at = 0;
        for (int read; (read = reader.Read(chunk)) > 0 && at / signal.SampleRateHz < from + Seconds + 5; at += read)
        {
            analyzer.Push(chunk.AsSpan(0, read));
            for (int i = 0; i < read; i++)
                if ((at + i) / signal.SampleRateHz is var time && time >= from && time <= from + Seconds && !double.IsNaN(chunk[i]))
                    wave.Add((time, chunk[i]));
        }

        analyzer.Finish();
        return (wave, pulses);
    }
}
