// Emitted code against the reference on any number of vectors, made block by block: memory does not grow with their number. Other paths of the
// kernels run in child processes, which make the same vectors from the same seed and answer with one hash a block.
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Vectors for a comparison of bits, random and extreme, in blocks.</summary>
internal sealed class BitProof
{
    private const int Block = 500;

    private readonly Func<int, int, VerificationSubject> _make;
    private readonly long _count;

    /// <summary>Plans a comparison.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">Vectors: random, at the ends of int, constant, alternating, one element alone; with masks of all kinds.</param>
    /// <param name="seed">Equal seeds give equal vectors whatever the number of cores.</param>
    public BitProof(OnnxModel model, long count, int seed)
    {
        _count = count;
        if (!Verifier.Streams(model))
        {
            ReferenceProgram program = ReferenceProgram.Import(model);
            _make = (block, size) => new ProgramSubject(program, ProgramVectors.Mixed(program.InputCount, size, SeedOf(seed, block)));
            return;
        }

        ReferenceModel reference = ReferenceModel.Import(model);
        (int[] centre, int[] spread) = SelfTest.Ranges(reference.Graph);
        _make = (block, size) => new RiskSubject(reference, block % 2 == 0 ? RiskVectors.Random(centre, spread, size, SeedOf(seed, block)) : RiskVectors.Extreme(size, SeedOf(seed, block)));
    }

    /// <summary>Number of blocks.</summary>
    public int Blocks => (int)((_count + Block - 1) / Block);

    /// <summary>Runs reference and emitted code on all cores.</summary>
    /// <param name="compiled">The emitted code.</param>
    /// <param name="progress">Receives the number of vectors done so far.</param>
    /// <returns>Vectors whose results differ in any bit, and the reference's hash of each block.</returns>
    public (long Mismatches, ulong[] Hashes) Run(CompiledModel compiled, Action<long>? progress)
    {
        ulong[] hashes = new ulong[Blocks];
        long different = 0, done = 0;
        Parallel.For(0, Blocks, block =>
        {
            VerificationSubject subject = _make(block, SizeOf(block));
            int[][] expected = subject.Expected();
            hashes[block] = Hash(expected);
            Interlocked.Add(ref different, subject.Mismatches(compiled, expected).Count);
            progress?.Invoke(Interlocked.Add(ref done, subject.Count));
        });
        return (different, hashes);
    }

    /// <summary>Hashes of the emitted code's answers, block by block.</summary>
    /// <param name="compiled">The emitted code.</param>
    public IEnumerable<ulong> Answers(CompiledModel compiled) =>
        Enumerable.Range(0, Blocks).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(block => Hash(_make(block, SizeOf(block)).Answers(compiled)));

    private int SizeOf(int block) => (int)Math.Min(Block, _count - ((long)block * Block));

    // FNV-1a over 32-bit words.
    private static ulong Hash(int[][] results)
    {
        ulong hash = 14695981039346656037;
        foreach (int[] row in results)
            foreach (int value in row)
                hash = unchecked((hash ^ (uint)value) * 1099511628211);
        return hash;
    }

    private static int SeedOf(int seed, int block) => unchecked((seed * 486187739) + (block * 16777619));
}
