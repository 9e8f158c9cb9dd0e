using HrvXkd.Core.Beats;

namespace HrvXkd.Trainer.Beats;

/// <summary>A beat that the signal path found.</summary>
/// <param name="Seconds">Time of its R peak, s.</param>
/// <param name="Quality">Its quality, 0..100.</param>
/// <param name="Class">Class of its shape.</param>
internal readonly record struct FoundBeat(double Seconds, int Quality, BeatClass Class);
