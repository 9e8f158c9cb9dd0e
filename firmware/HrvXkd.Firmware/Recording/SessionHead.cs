using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>What is known of a recording before its first sample.</summary>
/// <param name="Name">Name of the record: its start in UTC, "20261125T070533Z".</param>
/// <param name="RateHz">Nominal samples per second.</param>
/// <param name="Signals">The signals, one sample of each in a frame.</param>
/// <param name="Comments">Lines that every header of the recording carries: device, chip registers, hashes of firmware and model.</param>
/// <param name="StartUtc">Time of the first sample by the device's clock.</param>
public sealed record SessionHead(string Name, int RateHz, IReadOnlyList<WfdbSignal> Signals, IReadOnlyList<string> Comments, DateTime StartUtc);
