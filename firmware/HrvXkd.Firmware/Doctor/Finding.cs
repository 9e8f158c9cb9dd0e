namespace HrvXkd.Firmware.Doctor;

/// <summary>One thing that must be right before the chip is blamed.</summary>
/// <param name="Name">What.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">How to mend it; empty if it is right.</param>
internal sealed record Finding(string Name, FindingState State, string Found, string Remedy = "");
