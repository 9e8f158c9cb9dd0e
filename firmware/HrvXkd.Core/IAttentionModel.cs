namespace HrvXkd.Core
{
    /// <summary>A student that tells how much each window counted for its latest answer. Emitted classes of models with attention over windows implement it.</summary>
    public interface IAttentionModel
    {
        /// <summary>Heads, 1 or more.</summary>
        int AttentionHeads { get; }

        /// <summary>Copies the weights of the latest <see cref="IRiskModel.Push"/>. Allocates nothing.</summary>
        /// <param name="weightsQ16">Receives shape [heads][<see cref="Sequence.Windows"/>], oldest window first, Q16.16; each head's weights sum to 1 within rounding.</param>
        void CopyAttention(int[] weightsQ16);
    }
}
