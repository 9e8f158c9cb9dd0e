namespace HrvXkd.Firmware.Live;

/// <summary>What someone who begins to watch has missed.</summary>
/// <param name="Windows">The latest windows, oldest first.</param>
/// <param name="Beats">Beats of the last minutes, oldest first.</param>
public sealed record LiveHistory(IReadOnlyList<WindowStatus> Windows, IReadOnlyList<LiveBeat> Beats);
