using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>The proof of the emitted code and the recording that went through the simulated chip.</summary>
internal static class DeviceSection
{
    /// <summary>Adds both sections.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        Emitted(page, report.Summary.Emitted);
        if (report.Summary.Replay is { } replay)
            Replay(page, report, replay);
        else
            page.Line($"""<section><h2>One held-out recording on the simulated device</h2><p class="absent">Not replayed: the source of this run has no ECG to send.</p></section>""");
    }

    private static void Emitted(HtmlText page, EmittedSummary emitted)
    {
        RawHtml exact = Parts.Mark(emitted.BitExact, "every bit equal", "bits differ");
        RawHtml bound = Parts.Mark(emitted.MaxDeviationOrt <= emitted.BoundOrt, "within the bound", "beyond the bound");
        page.Line($"""
            <section><h2>Emitted code</h2>
            <dl class="facts single">
            <div><dt>Against the integer reference</dt><dd>{exact} on {Numbers.Count(emitted.Vectors, "test vector")}: all held-out sequences and random ones</dd></div>
            <div><dt>Against OnnxRuntime, QDQ model</dt><dd>{bound}: logits differ by at most {emitted.MaxDeviationOrt:0.####},
            bound {emitted.BoundOrt:0.####}</dd></div>
            <div><dt>Memory</dt><dd>{Numbers.Bytes(emitted.FlashBytes)} flash for weights and tables,
            {Numbers.Bytes(emitted.RamBytes)} RAM for state</dd></div>
            </dl></section>
            """);
    }

    private static void Replay(HtmlText page, ReportModel report, ReplaySummary replay)
    {
        page.Line($"""
            <section><h2>One held-out recording on the simulated device</h2>
            <p>Samples of <b>{replay.Recording}</b> went through a simulated ADS1292, SPI bytes, the driver, the signal path and the
            emitted student, as on the device.</p>
            """);
        Parts.Facts(page,
        [
            ("Frames over SPI", Numbers.Count(replay.Frames)),
            ("Beats found", Numbers.Count(replay.Beats)),
            ("Heart rate", Numbers.Fixed(replay.HeartRate, 1) + " per minute"),
            ("Windows", Numbers.Count(replay.Windows)),
            ("Last risk, device", Risk(replay.Risk)),
            ("Last risk, desktop", Risk(replay.DesktopRisk)),
            ("Allocated in the loop", Numbers.Count(replay.AllocatedBytes, "byte")),
        ]);
        if (report.Data.StripMilliVolt.Length > 0)
        {
            Parts.Figure(page, EcgStripFigure.Draw(report.Data.StripStartSeconds, report.Data.StripMilliVolt, report.Data.StripRateHz, report.Data.StripBeatSeconds), "ECG as the driver delivered it,",
                "offset removed. Triangles: beats found; numbers: intervals in ms. A small square is 0.04 s by 0.1 mV.", "wide strip");
        }

        page.Line($"""</section>""");
    }

    private static string Risk(double? risk) => risk is double value ? Numbers.Percent(100 * value, 2) : "none given";
}
