namespace HrvXkd.Trainer.Training;

/// <summary>What of a sequence a model may see.</summary>
internal enum InputView
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>The newest window alone, as its level.</summary>
    NewestWindow,

    /// <summary>Levels in the place of every window: nothing of how they change.</summary>
    Levels,

    /// <summary>All windows, but the linear skip has no trend.</summary>
    NoTrend,

    /// <summary>Heart rate alone.</summary>
    HeartRate,
}
