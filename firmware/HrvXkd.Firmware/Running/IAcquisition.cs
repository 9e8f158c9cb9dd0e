using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Running;

/// <summary>What those who store and show see of the acquisition, be it a thread of theirs or another process.</summary>
internal interface IAcquisition
{
    /// <summary>The chip found; known once <see cref="AwaitChip"/> has returned.</summary>
    Ads1292Part Part { get; }

    /// <summary>Samples since the start, lost ones counted.</summary>
    long Samples { get; }

    /// <summary>Frames refused.</summary>
    long Corrupt { get; }

    /// <summary>How often the chip was started anew.</summary>
    long Restarts { get; }

    /// <summary>Events that found no room.</summary>
    long Dropped { get; }

    /// <summary>Bytes the acquisition thread allocated after its first samples.</summary>
    long AllocatedBytes { get; }

    /// <summary>True once no more comes.</summary>
    bool HasEnded { get; }

    /// <summary>What ended it, or null.</summary>
    Exception? Fault { get; }

    /// <summary>Waits until the chip is set up.</summary>
    /// <returns>False if the acquisition ended before and has told why.</returns>
    /// <exception cref="Ads1292Exception">The chip does not answer as it should.</exception>
    bool AwaitChip();

    /// <summary>Ends it. May be called twice.</summary>
    void Stop();
}
