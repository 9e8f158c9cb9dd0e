using HrvXkd.Core;

namespace HrvXkd.Firmware.Commands;

/// <summary>The student a program carries, and what must be said about it wherever its risk is shown.</summary>
/// <param name="Model">The student.</param>
/// <param name="Cohort">The cohort it was trained on.</param>
internal sealed record BuiltInModel(IRiskModel Model, string Cohort);
