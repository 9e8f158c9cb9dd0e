namespace HrvXkd.Data;

/// <summary>Beats that a source knows: annotations, or a list of RR intervals.</summary>
/// <param name="Open">Opens the beats for reading; each call starts at the first beat.</param>
public sealed record BeatSeries(Func<IBeatReader> Open);
