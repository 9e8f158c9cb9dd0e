namespace HrvXkd.Hardware.Adc;

/// <content>Taking samples, and what data ready itself does.</content>
public sealed partial class Ads1292SelfTest
{
    private const int TimeoutMs = 500;
    private const int RepeatedFrames = 100;

    private delegate void FrameTaken(int index, in Ads1292Frame frame, long timestampNs);

    private int[][] Collect(Ads1292Configuration profile, int count)
    {
        int[][] codes = [new int[count], new int[count]];
        Sample(profile, ReadMode.Continuous, count, (int index, in Ads1292Frame frame, long _) =>
        {
            codes[0][index] = frame.Channel1;
            codes[1][index] = frame.Channel2;
        });
        return codes;
    }

    // Every frame of this test counts: one that is bad or does not come ends it.
    private void Sample(Ads1292Configuration profile, ReadMode mode, int count, FrameTaken taken)
    {
        _chip.Configure(profile);
        _chip.Start(mode);
        for (int i = -Ads1292.SettlingFrames; i < count; i++)
        {
            if (!_dataReady.Wait(TimeoutMs, out long timestampNs))
                throw new Ads1292Exception($"No data ready within {TimeoutMs} ms: check the DRDY wire, START and the clock.");
            if (!_chip.TryReadFrame(out Ads1292Frame frame))
                throw new Ads1292Exception($"Frame {frame.Sequence} is bad ({frame.Status}): check MISO, the SPI mode and the supplies.");
            if (i >= 0)
                taken(i, frame, timestampNs);
        }

        _chip.Stop();
    }

    private void TestDataReady(Ads1292Configuration recording, int seconds)
    {
        int nominalHz = recording.DataRate.Hz();
        int count = Math.Max(2, seconds * nominalHz);
        double periodNs = 1e9 / nominalHz;
        long first = 0;
        long last = 0;
        double squares = 0;
        long edges = 0;
        Sample(recording, ReadMode.Continuous, count, (int index, in Ads1292Frame _, long timestampNs) =>
        {
            if (index == 0)
            {
                first = timestampNs;
                edges = _dataReady.EdgeCount;
            }
            else
            {
                double deviation = timestampNs - last - periodNs;
                squares += deviation * deviation;
            }

            last = timestampNs;
        });
        edges = _dataReady.EdgeCount - edges;
        double measuredNs = (last - first) / (double)edges;
        // The spread about the measured period: what a clock off its nominal frequency adds to each interval is no jitter.
        double offset = measuredNs - periodNs;
        double jitterNs = Math.Sqrt(Math.Max(0, (squares / (count - 1)) - (offset * offset)));
        Add(
            SelfTestStage.DataReady, "rate", 1e9 / measuredNs, nominalHz * (1 - SelfTestLimits.RateTolerance),
            nominalHz * (1 + SelfTestLimits.RateTolerance), "Hz");
        Add(SelfTestStage.DataReady, "jitter rms", jitterNs / 1000, 0, SelfTestLimits.JitterPerPeriod * periodNs / 1000, "us");
        Add(SelfTestStage.DataReady, "missed conversions", edges - (count - 1), 0, 0);
        TestRepeatedReading(recording);
    }

    // Whether a frame can be read twice by RDATA was found in no public driver: each board shows it here.
    private void TestRepeatedReading(Ads1292Configuration recording)
    {
        if (recording.DataRate > DataRate.Sps1000)
            return;
        int good = 0;
        Sample(recording, ReadMode.Verified, RepeatedFrames, (int _, in Ads1292Frame frame, long _) => good += frame.Status == FrameStatus.Good ? 1 : 0);
        Add(SelfTestStage.DataReady, "frames that read twice alike", good, RepeatedFrames, RepeatedFrames);
    }
}
