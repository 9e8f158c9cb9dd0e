using HrvXkd.Core.Beats;

namespace HrvXkd.Data;

/// <summary>One beat of a <see cref="BeatSeries"/>.</summary>
/// <param name="Ticks">Time of the R peak since the recording's time 0, in units of <see cref="Core.Ticks"/>, 0 or more.</param>
/// <param name="Shape">Class of the beat; <see cref="BeatClass.NormalLike"/> if the source names none.</param>
/// <param name="Quality">Quality of the signal at the beat, 0..100; 100 if the source says nothing.</param>
/// <param name="IsFirst">True if no interval leads to it: the first beat, or the first after a gap.</param>
public readonly record struct RecordedBeat(long Ticks, BeatClass Shape, int Quality, bool IsFirst);
