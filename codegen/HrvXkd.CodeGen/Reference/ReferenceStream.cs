using HrvXkd.Core;

namespace HrvXkd.CodeGen.Reference;

/// <summary>The reference behind the interface of emitted models: keeps eight windows and evaluates them all at each push.</summary>
/// <param name="reference">The model.</param>
public sealed class ReferenceStream(ReferenceModel reference) : IRiskModel
{
    private readonly int[] _features = new int[Sequence.Windows * Sequence.Features];
    private readonly byte[] _valid = new byte[Sequence.Windows];

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_features);
        Array.Clear(_valid);
    }

    /// <inheritdoc/>
    public int Push(int[] featuresQ16, bool valid)
    {
        Array.Copy(_features, Sequence.Features, _features, 0, _features.Length - Sequence.Features);
        Array.Copy(_valid, 1, _valid, 0, _valid.Length - 1);
        if (valid)
            Array.Copy(featuresQ16, 0, _features, _features.Length - Sequence.Features, Sequence.Features);
        _valid[^1] = valid ? (byte)1 : (byte)0;
        return reference.Run(_features, _valid);
    }
}
