namespace HrvXkd.Core.Beats
{
    /// <summary>Coarse class of a beat by its shape and time, as far as the cleaning of NN intervals needs it. No diagnosis.</summary>
    public enum BeatClass
    {
        /// <summary>Like the usual beats of this lead, whatever these are: sinus, bundle branch block or paced.</summary>
        NormalLike,

        /// <summary>Of another shape, and early or broad, as ventricular and fusion beats are.</summary>
        VentricularLike,

        /// <summary>Of another shape, but neither early nor broad: disturbed, or seen for the first time.</summary>
        Unknown
    }
}
