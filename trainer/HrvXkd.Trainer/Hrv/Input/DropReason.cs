namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Why an interval was left out.</summary>
internal enum DropReason
{
    /// <summary>Shorter than 200 ms or longer than 4 s: no interval between two beats that follow each other.</summary>
    OutOfRange,

    /// <summary>A beat at one of its ends is not labelled as normal.</summary>
    NotNormal,

    /// <summary>The device's cleaner did not keep it.</summary>
    Cleaner,

    /// <summary>Too far from its neighbours, see --clean.</summary>
    Irregular,
}
