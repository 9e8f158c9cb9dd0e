namespace HrvXkd.Data.Datasets;

/// <summary>Adds up what recordings cost, from several threads.</summary>
internal sealed class FigureSum
{
    private readonly Lock _gate = new();
    private readonly List<SkippedRecording> _bad = [];
    private DatasetFigures _figures = new();

    public void AddCached()
    {
        lock (_gate)
            _figures = _figures with { Cached = _figures.Cached + 1 };
    }

    public void AddBad(SkippedRecording bad)
    {
        lock (_gate)
            _bad.Add(bad);
    }

    public void AddMade(long samples, double seconds, double other, StageClock? clock)
    {
        lock (_gate)
        {
            DatasetFigures now = _figures;
            _figures = now with { Made = now.Made + 1, Samples = now.Samples + samples, Seconds = now.Seconds + seconds, OtherSeconds = now.OtherSeconds + other };
            if (clock is null)
                return;
            double features = clock.Seconds(Stage.Features);
            _figures = _figures with
            {
                ReadingSeconds = now.ReadingSeconds + clock.Seconds(Stage.Reading),
                BeatSeconds = now.BeatSeconds + Math.Max(0, clock.Seconds(Stage.Analysis) - features),
                FeatureSeconds = now.FeatureSeconds + features,
                PressureSeconds = now.PressureSeconds + clock.Seconds(Stage.PressureReading) + clock.Seconds(Stage.Pressure),
            };
        }
    }

    public DatasetFigures Total() => _figures with { Bad = [.. _bad.OrderBy(bad => bad.Id, StringComparer.Ordinal)] };
}
