namespace HrvXkd.Firmware.Running;

/// <summary>What every recording says about who made it.</summary>
/// <param name="FrontEnd">Chip and how it is reached.</param>
/// <param name="Registers">Register bytes 01..0B as hexadecimal.</param>
/// <param name="Reading">How frames are read.</param>
/// <param name="Firmware">Version and hash of the program.</param>
/// <param name="Model">Cohort and hash of the student.</param>
/// <param name="ModelSha256">Hash alone.</param>
internal sealed record DeviceIdentity(string FrontEnd, string Registers, string Reading, string Firmware, string Model, string ModelSha256)
{
    /// <summary>Lines for the headers of a recording.</summary>
    public IReadOnlyList<string> Comments() =>
        ["HRV-XKD recording. Research software, not a medical device.", $"front end: {FrontEnd}", $"registers 01..0B: {Registers}", $"reading: {Reading}", $"firmware: {Firmware}", $"model: {Model}"];
}
