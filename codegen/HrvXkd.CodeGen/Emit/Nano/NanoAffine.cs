// Elementwise layers by constants: one channel is a loop, several are straight lines.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes affine layers without tables.</summary>
internal static class NanoAffine
{
    private const int MaxChannels = 256;

    /// <summary>Writes a layer; false if its channels are too many or its biases repeat otherwise, which needs a table.</summary>
    public static bool TryWrite(LayerWriter layer, AffineNode node)
    {
        Requantization requantization = node.Requantization;
        int channels = requantization.Channels;
        if (requantization.Bias.Length != channels || channels > MaxChannels || layer.Count % channels != 0)
            return false;
        NanoMethod.Open(layer, layer.Name, 0);
        if (channels == 1)
        {
            layer.Methods.Add(FormattableString.Invariant($"    for (int i = 0; i < {layer.Count}; i++)"));
            layer.Methods.Add("    {");
            Element(layer, "        ", 0, "(long)x[from + i]", "y[to + i]");
            layer.Methods.Add("    }");
        }

        for (int channel = 0; channel < channels && channels > 1; channel++)
            Element(layer, "    ", channel, "(long)" + NanoMethod.Element("x", "from", channel), NanoMethod.Element("y", "to", channel));
        layer.Methods.Add("}");
        NanoMethod.Call(layer, [layer.Name], channels == 1 ? 1 : layer.Count / channels, channels, channels);
        return true;
    }

    private static void Element(LayerWriter layer, string indent, int channel, string input, string target)
    {
        foreach (string line in NanoRequantization.Write(input, layer.Node.Inputs[0].Range, ((AffineNode)layer.Node).Requantization, channel, layer.Storage.Type, target))
            layer.Methods.Add(indent + line);
    }
}
