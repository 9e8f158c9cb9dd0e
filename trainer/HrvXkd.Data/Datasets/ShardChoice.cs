// Which shard a recording belongs to: by a hash of its name, so that a shard need not open, or even count, the recordings of the others.
// FNV-1a, 64 bit, http://www.isthe.com/chongo/tech/comp/fnv/.
using System.Text;

namespace HrvXkd.Data.Datasets;

/// <summary>Divides recordings among shards.</summary>
public static class ShardChoice
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The shard of a recording.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="shards">Number of shards, 1 or more.</param>
    /// <returns>1..shards; always the same.</returns>
    public static int Of(string id, int shards)
    {
        ulong hash = Offset;
        foreach (byte letter in Encoding.UTF8.GetBytes(id))
            hash = unchecked((hash ^ letter) * Prime);
        // The lowest bits of FNV are its weakest.
        return (int)((hash ^ (hash >> 32)) % (ulong)shards) + 1;
    }
}
