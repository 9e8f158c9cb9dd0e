using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Emit;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core.Kernels;
using HrvXkd.Tests;

namespace HrvXkd.CodeGen.Tests.Verify;

public class BitProofTests
{
    [Fact]
    public void ProveBits_StreamingStudent_IsExactOnEveryPath() => Prove(Students.Quantized(7), 2000);

    [SkippableTheory]
    [InlineData("S")]
    [InlineData("M")]
    [InlineData("L")]
    public void ProveBits_KnownShape_IsExactOnEveryPath(string shape)
    {
        Prove(OnnxFile.Read(SharedData.Require($"models/student_{shape}_qdq.onnx")), 1000);
    }

    private static void Prove(OnnxModel model, int count)
    {
        Dictionary<string, double> progress = [];
        BitCount bits = Verifier.ProveBits(model, count, 3, (path, share) =>
        {
            lock (progress)
                progress[path] = Math.Max(share, progress.GetValueOrDefault(path));
        });
        Assert.Equal(0, bits.Mismatches);
        Assert.All(bits.Paths, path => Assert.False(path.Different, path.Path));
        Assert.Equal(KernelPath.Name, bits.Paths[0].Path);
        Assert.Contains(bits.Paths, path => path.Path == "plain");
        Assert.Contains(bits.Paths, path => path.Path == "nano emission, plain");
        Assert.Null(bits.NotEmitted);
        Assert.All(progress.Values, share => Assert.Equal(1, share));
        Assert.Equal(bits.Paths.Count, progress.Count);
    }
}
