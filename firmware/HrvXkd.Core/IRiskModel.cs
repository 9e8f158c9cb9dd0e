namespace HrvXkd.Core
{
    /// <summary>A streaming student: one new window in, the risk of the newest sequence out. Emitted classes implement it.</summary>
    public interface IRiskModel
    {
        /// <summary>Forgets all windows.</summary>
        void Reset();

        /// <summary>Appends the newest window and evaluates the last <see cref="Sequence.Windows"/>; those never seen count as masked.</summary>
        /// <param name="featuresQ16">Features of the window, shape [12], Q16.16, order of <see cref="Feature"/>. Ignored if not valid.</param>
        /// <param name="valid">False masks the window.</param>
        /// <returns>The logit, Q16.16. Meaningful only where <see cref="Sequence.IsUsable"/> holds. Allocates nothing.</returns>
        int Push(int[] featuresQ16, bool valid);
    }
}
