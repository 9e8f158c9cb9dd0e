using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Running;

/// <summary>What one run does.</summary>
/// <param name="DataPath">Folder of recordings or window table; null for the synthetic cohort.</param>
/// <param name="OutFolder">Where everything is written.</param>
/// <param name="Plan">How models are trained; same plan, same machine: same figures and the same emitted bytes.</param>
/// <param name="Processes">True if folds run in processes of their own, whose results outlive a run that is killed.</param>
/// <param name="JsonFile">A further copy of summary.json, or null.</param>
/// <param name="Paper">True adds the paper's networks on raw samples, which takes longer.</param>
/// <param name="Install">True replaces the model that is checked in.</param>
internal sealed record RunSettings(string? DataPath, string OutFolder, TrainingPlan Plan, bool Processes, string? JsonFile, bool Paper, bool Install);
