using System.Text;

namespace HrvXkd.Trainer.Training;

/// <summary>Seeds of the parts of a run: each part draws from its own generator, so their order does not matter.</summary>
internal static class SeedOf
{
    /// <summary>A seed for one part.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="part">What it is for.</param>
    /// <returns>The seed, 0 or more.</returns>
    public static int Part(int seed, string part) => (int)(Hash(seed, part) >> 33);

    /// <summary>A hash of a name; FNV-1a with the finalizer of SplitMix64.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="name">The name.</param>
    public static ulong Hash(int seed, string name)
    {
        unchecked
        {
            ulong hash = 14695981039346656037UL ^ (uint)seed;
            foreach (byte b in Encoding.UTF8.GetBytes(name))
                hash = (hash ^ b) * 1099511628211UL;
            hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9UL;
            hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebUL;
            return hash ^ (hash >> 31);
        }
    }
}
