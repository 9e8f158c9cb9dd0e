using System.Diagnostics;
using HrvXkd.Core;

namespace HrvXkd.Data;

/// <summary>Measures where the time of one recording goes. The window computation is spread over many samples in <see cref="EcgAnalyzer"/>, so its share
/// is found by a second pass over the beats alone.</summary>
internal sealed class StageClock
{
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];
    private long _mark;

    /// <summary>Beats of the recording, for the second pass.</summary>
    public List<RecordedBeat> Beats { get; } = [];

    /// <summary>Starts to measure.</summary>
    public void Begin() => _mark = Stopwatch.GetTimestamp();

    /// <summary>Counts the time since the last call for a stage.</summary>
    public void End(Stage stage)
    {
        long now = Stopwatch.GetTimestamp();
        _ticks[(int)stage] += now - _mark;
        _mark = now;
    }

    /// <summary>Measures the features of the beats found.</summary>
    /// <param name="profile">Window profile.</param>
    public void MeasureFeatures(WindowProfile profile)
    {
        Begin();
        IntervalAnalyzer analyzer = new(profile);
        foreach (RecordedBeat beat in Beats)
        {
            analyzer.Push(beat.Ticks, beat.Quality, beat.Shape, beat.IsFirst);
            while (analyzer.Next() != EcgAnalyzer.None)
            {
            }
        }

        End(Stage.Features);
    }

    /// <summary>Seconds of a stage.</summary>
    public double Seconds(Stage stage) => (double)_ticks[(int)stage] / Stopwatch.Frequency;
}
