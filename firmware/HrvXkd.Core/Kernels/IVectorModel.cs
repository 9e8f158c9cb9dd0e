namespace HrvXkd.Core.Kernels
{
    /// <summary>A model that takes one whole vector. Emitted classes implement it.</summary>
    public interface IVectorModel
    {
        /// <summary>Evaluates one vector.</summary>
        /// <param name="inputQ16">All inputs of the model one after the other, each row major, Q16.16.</param>
        /// <param name="outputQ16">Receives the output, row major, Q16.16. Nothing is allocated.</param>
        void Run(int[] inputQ16, int[] outputQ16);
    }
}
