using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Layers that have a straight-line form; all others call their kernel.</summary>
internal static class NanoLayers
{
    /// <summary>Writes a layer; false if it has no straight-line form.</summary>
    public static bool TryWrite(LayerWriter layer) => layer.Node switch
    {
        LinearNode linear => NanoLinear.TryWrite(layer, linear),
        AffineNode affine => NanoAffine.TryWrite(layer, affine),
        _ => false,
    };
}
