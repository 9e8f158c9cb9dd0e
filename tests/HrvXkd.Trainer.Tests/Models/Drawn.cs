using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Tests.Models;

/// <summary>Networks with random weights everywhere, also where training would start from 0 or 1.</summary>
internal static class Drawn
{
    /// <summary>Initialises a network and moves every weight.</summary>
    public static T Network<T>(T network, int seed)
        where T : Network
    {
        network.Initialise(seed);
        Random random = new(seed);
        Span<float> values = network.Values;
        for (int i = 0; i < values.Length; i++)
            values[i] += (float)((random.NextDouble() - 0.5) * 0.6);
        return network;
    }
}
