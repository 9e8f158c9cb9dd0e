// A recording on the bench: track -> electrodes of the simulated ADS1292 -> SPI bytes -> driver -> the device's pipeline.
// The chip runs at the record's rate where it has it, else at the next higher one, so that nothing of the ECG is lost.
using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Simulation;

namespace HrvXkd.Firmware.Replay;

/// <summary>Runs a recording through the simulated ADS1292, SPI bytes, the driver, Core and a student: the device's own pipeline.</summary>
public static class ReplayRun
{
    private const int TimeoutMs = 1000;
    private const int ProgressSteps = 200;

    // Rates read from text files: 360 may come as 359.9999.
    private const double SameRate = 1e-6;

    /// <summary>Runs it.</summary>
    /// <param name="track">The recording.</param>
    /// <param name="model">The student.</param>
    /// <param name="profile">Window profile.</param>
    /// <param name="progress">Receives the share done, 0..1; may be null.</param>
    /// <returns>Beats, windows, risk and the loop's allocation.</returns>
    /// <exception cref="ArgumentException">No samples, rate not above 0, or gain 0.</exception>
    public static ReplayResult Run(EcgTrack track, IRiskModel model, WindowProfile profile, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(profile);
        DataRate dataRate = ChooseRate(track.SampleRateHz);
        int rateHz = dataRate.Hz();
        int frames = CountFrames(track, rateHz);
        using var quiet = new BlockingCollections();

        var clock = new VirtualClock();
        var source = new SampledSource(track.Samples, track.SampleRateHz, track.CountsPerMilliVolt, rateHz);
        using var simulated = new SimulatedAds1292(clock) { Channel1Source = source };
        using var chip = new Ads1292(simulated, delay: clock);
        chip.Initialize(Ads1292Configuration.SingleLead(dataRate));
        chip.Start();

        var sink = new ReplaySink(frames, rateHz, profile);
        var pipeline = new DevicePipeline(chip, new SimulatedDataReady(simulated, clock), model, profile, sink);
        if (!pipeline.Settle(TimeoutMs))
            throw new InvalidOperationException("The simulated chip does not convert.");
        source.StartNs = simulated.NextEdgeNs;

        long allocated = 0;
        int step = Math.Max(1, frames / ProgressSteps);
        for (int done = 0; done < frames; done += step)
        {
            progress?.Report((double)done / frames);
            allocated += RunFrames(pipeline, Math.Min(step, frames - done));
        }

        allocated += Finish(pipeline);
        progress?.Report(1);
        return new ReplayResult(
            rateHz, pipeline.Frames, pipeline.Gaps, sink.BeatSeconds, sink.Windows, sink.Codes,
            chip.Configuration!.Channel1CountsPerMilliVolt, allocated, sink.Checksum);
    }

    /// <summary>The chip's rate for a recording.</summary>
    /// <param name="sampleRateHz">Rate of the recording.</param>
    /// <returns>The same rate if the chip has it, else the next higher, at most 1000.</returns>
    public static DataRate ChooseRate(double sampleRateHz)
    {
        for (DataRate rate = DataRate.Sps125; rate < DataRate.Sps1000; rate++)
        {
            if (sampleRateHz <= rate.Hz() * (1 + SameRate))
                return rate;
        }

        return DataRate.Sps1000;
    }

    private static int CountFrames(EcgTrack track, int rateHz)
    {
        if (track.Samples.Length == 0 || !(track.SampleRateHz > 0) || !(Math.Abs(track.CountsPerMilliVolt) > 0))
        {
            throw new ArgumentException(
                $"{track.Name}: {track.Samples.Length} samples at {track.SampleRateHz} Hz and {track.CountsPerMilliVolt} counts per mV; it needs samples, a rate above 0 and a gain that is not 0.",
                nameof(track));
        }

        double frames = Math.Floor(((track.Samples.Length - 1) * (rateHz / track.SampleRateHz)) + SameRate) + 1;
        return frames <= Array.MaxLength
            ? (int)frames
            : throw new ArgumentException($"{track.Name}: {frames} frames at {rateHz} Hz do not fit into memory.", nameof(track));
    }

    // Both count what this thread allocates while the device would be running, progress reports left out.
    private static long RunFrames(DevicePipeline pipeline, int frames)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < frames; i++)
        {
            if (pipeline.Step(TimeoutMs) == FrameState.Timeout)
                throw new InvalidOperationException("The simulated chip stopped converting.");
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Finish(DevicePipeline pipeline)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        pipeline.Finish();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
