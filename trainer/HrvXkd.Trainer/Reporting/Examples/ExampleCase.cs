namespace HrvXkd.Trainer.Reporting.Examples;

/// <summary>One held-out sequence in full: what was measured, what the student made of it, and what made the risk.</summary>
public sealed record ExampleCase
{
    /// <summary>True positive, true negative, false positive or false negative, decided for the subject at the logit 0.</summary>
    public required string Kind { get; init; }

    /// <summary>Subjects of this kind, of which this is the one in the middle by logit.</summary>
    public required int OfKind { get; init; }

    /// <summary>The recording.</summary>
    public required string Recording { get; init; }

    /// <summary>Start of the oldest window in the recording, seconds.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>End of the newest window, seconds.</summary>
    public required double EndSeconds { get; init; }

    /// <summary>Logit of the float student that never saw the subject.</summary>
    public required double Logit { get; init; }

    /// <summary>Logit of the integer student of the same fold.</summary>
    public required double Int8Logit { get; init; }

    /// <summary>Mean logit of the integer student over all sequences of the subject.</summary>
    public required double SubjectLogit { get; init; }

    /// <summary>Mask, shape [8], oldest first.</summary>
    public required bool[] Valid { get; init; }

    /// <summary>Features, shape [8, 12], natural units, oldest first; meaningless where masked.</summary>
    public required double[] Features { get; init; }

    /// <summary>The same standardised as the student sees them, 0 where masked.</summary>
    public required double[] Standardised { get; init; }

    /// <summary>What the level of each feature adds to the logit over the linear skip, shape [12].</summary>
    public required double[] Level { get; init; }

    /// <summary>What the slope of each feature adds, shape [12].</summary>
    public required double[] Slope { get; init; }

    /// <summary>The rest of the logit: attention, hidden layer and constant. With <see cref="Level"/> and <see cref="Slope"/> it sums to <see cref="Logit"/>.</summary>
    public required double Network { get; init; }

    /// <summary>Attention of the newest window, mean over heads, shape [8].</summary>
    public required double[] Attention { get; init; }

    /// <summary>Logit less the logit with one window masked, shape [8]; null where the window is masked already, or is the newest, without which there is no risk.</summary>
    public required double?[] WindowEffect { get; init; }

    /// <summary>Signal and intervals; null if they cannot be opened any more.</summary>
    public required ExampleSignal? Signal { get; init; }
}
