using HrvXkd.Trainer.Reporting.Figures;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>The proof of the emitted code and the recording that went through the simulated chip.</summary>
internal static class DeviceSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        EmittedSummary emitted = report.Summary.Emitted;
        page.Line($"<section>\n<h2>Emitted code</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Emitted code\"><table>\n<tbody>");
        page.Line($"<tr><th scope=\"row\">Against the integer reference</th><td>{Parts.Mark(emitted.BitExact, "every bit equal", "bits differ")} on {Show.Count(emitted.Vectors, "held-out sequence")}</td></tr>");
        page.Line($"<tr><th scope=\"row\">Against OnnxRuntime on the QDQ model</th><td>largest difference of a logit {emitted.MaxDeviationOrt:0.####}, stated bound {emitted.BoundOrt:0.####} {Parts.Mark(emitted.MaxDeviationOrt <= emitted.BoundOrt, "within", "exceeded")}</td></tr>");
        page.Line($"<tr><th scope=\"row\">Flash, weights and tables</th><td>{Show.Bytes(emitted.FlashBytes)}</td></tr>");
        page.Line($"<tr><th scope=\"row\">RAM, state</th><td>{Show.Bytes(emitted.RamBytes)}</td></tr>\n</tbody></table></div>\n</section>");
        Replay(page, report);
    }

    private static void Replay(HtmlText page, ReportModel report)
    {
        ReplaySummary replay = report.Summary.Replay;
        page.Line($"<section>\n<h2>One held-out recording on the simulated device</h2>\n<p>Samples of <b>{replay.Recording}</b> went through a simulated ADS1292, SPI bytes, the driver, the signal path and the emitted student, as on the device.</p>");
        Parts.Facts(page,
        [
            ("Frames over SPI", Show.Count(replay.Frames)),
            ("Beats found", Show.Count(replay.Beats)),
            ("Heart rate", Show.Fixed(replay.HeartRate, 1) + " per minute"),
            ("Windows", Show.Count(replay.Windows)),
            ("Last risk, device", Risk(replay.Risk)),
            ("Last risk, desktop", Risk(replay.DesktopRisk)),
            ("Allocated in the loop", Show.Count(replay.AllocatedBytes, "byte")),
        ]);
        if (report.Data.StripMilliVolt.Length > 0)
        {
            Parts.Figure(page, EcgStripFigure.Draw(report.Data), "ECG as the driver delivered it,",
                "offset removed. Triangles: beats found; numbers: intervals in ms. A small square is 0.04 s by 0.1 mV.", "wide strip");
        }

        page.Line($"</section>");
    }

    private static string Risk(double? risk) => risk is double value ? Show.Percent(100 * value, 2) : "none given";
}
