namespace HrvXkd.Core.Intervals
{
    /// <summary>What the cleaner decided about an RR interval. Nothing is interpolated: every interval that is used was measured.</summary>
    public enum NnFlag
    {
        /// <summary>Kept: a normal-to-normal interval.</summary>
        Kept,

        /// <summary>Kept, joined from two: between two beats of the usual shape lay a detection where no heart can beat. Both ends are measured.</summary>
        Corrected,

        /// <summary>Dropped: below 300 ms or above 2000 ms.</summary>
        OutOfRange,

        /// <summary>Dropped: one of its beats lies in poor signal.</summary>
        PoorSignal,

        /// <summary>Dropped: one of its beats is of another shape than the usual one.</summary>
        OtherShape,

        /// <summary>Dropped: of usual shape, but one of its beats came early.</summary>
        Early,

        /// <summary>Dropped: so long that a beat was missed in it. It is not split: no time of the missed beat is known.</summary>
        Missed
    }
}
