// Emitted code against the reference on any number of vectors, made block by block: memory does not grow with their number.
using HrvXkd.CodeGen.Reference;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Counts vectors on which emitted code and reference differ.</summary>
internal static class BitProof
{
    private const int Block = 500;

    /// <summary>Runs vectors on all cores.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="compiled">The emitted code.</param>
    /// <param name="count">Vectors: random, at the ends of int, constant.</param>
    /// <param name="seed">Equal seeds give equal vectors whatever the number of cores.</param>
    /// <param name="progress">Receives the number of vectors done so far.</param>
    /// <returns>Vectors whose results differ in any bit.</returns>
    public static long Mismatches(ReferenceProgram reference, CompiledModel compiled, long count, int seed, Action<long>? progress = null) =>
        Blocks(count, progress, (block, size) =>
        {
            ProgramSubject subject = new(reference, ProgramVectors.Mixed(reference.InputCount, size, SeedOf(seed, block)));
            return Differ(subject, compiled);
        });

    /// <summary>The same for a streaming model.</summary>
    public static long Mismatches(ReferenceModel reference, CompiledModel compiled, IReadOnlyList<int> centreQ16, IReadOnlyList<int> spreadQ16, long count, int seed, Action<long>? progress = null) =>
        Blocks(count, progress, (block, size) =>
        {
            int mixed = SeedOf(seed, block);
            RiskVectors vectors = block % 2 == 0 ? RiskVectors.Random(centreQ16, spreadQ16, size, mixed) : RiskVectors.Extreme(size, mixed);
            return Differ(new RiskSubject(reference, vectors), compiled);
        });

    private static int Differ(VerificationSubject subject, CompiledModel compiled)
    {
        int[][] expected = [.. Enumerable.Range(0, subject.Count).Select(i => subject.Trace(i)[subject.Graph.Output])];
        return subject.Mismatches(compiled, expected).Count;
    }

    private static long Blocks(long count, Action<long>? progress, Func<int, int, int> run)
    {
        long different = 0, done = 0;
        Parallel.For(0, (int)((count + Block - 1) / Block), block =>
        {
            int size = (int)Math.Min(Block, count - ((long)block * Block));
            Interlocked.Add(ref different, run(block, size));
            progress?.Invoke(Interlocked.Add(ref done, size));
        });
        return different;
    }

    private static int SeedOf(int seed, int block) => unchecked((seed * 486187739) + (block * 16777619));
}
