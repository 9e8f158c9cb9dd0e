namespace HrvXkd.Core.Intervals
{
    /// <summary>What the cleaner decided about an RR interval. Nothing is interpolated: an interval is kept as it is or dropped.</summary>
    public enum NnFlag
    {
        /// <summary>Kept: a normal-to-normal interval.</summary>
        Kept,

        /// <summary>Dropped: below 300 ms or above 2000 ms.</summary>
        OutOfRange,

        /// <summary>Dropped: one of its beats lies in poor signal.</summary>
        PoorSignal,

        /// <summary>Dropped: one of its beats is of another shape or premature.</summary>
        Ectopic,

        /// <summary>Dropped: too far from its neighbours.</summary>
        Irregular
    }
}
