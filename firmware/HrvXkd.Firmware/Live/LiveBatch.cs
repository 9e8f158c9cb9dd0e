namespace HrvXkd.Firmware.Live;

/// <summary>What happened in about a tenth of a second, for those who watch.</summary>
/// <param name="FirstSample">Index of the first sample; a jump against the batch before is a gap.</param>
/// <param name="MicroVolts">Channel 1, shape [N]; null where the frame was corrupt.</param>
/// <param name="Channel2MicroVolts">Channel 2, shape [N], or empty if it is off.</param>
/// <param name="ElectrodesOff">True for each sample with an electrode off, shape [N].</param>
/// <param name="Beats">Beats found since the batch before: sample and quality; they lie about two seconds back.</param>
/// <param name="Status">What the device knows now.</param>
public sealed record LiveBatch(
    long FirstSample,
    IReadOnlyList<double?> MicroVolts,
    IReadOnlyList<double?> Channel2MicroVolts,
    IReadOnlyList<bool> ElectrodesOff,
    IReadOnlyList<LiveBeat> Beats,
    DeviceStatus Status);
