using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using HrvXkd.Core.Kernels;

namespace HrvXkd.Core.Tests.Kernels;

public class KernelPathTests
{
    private const int Rounds = 400;
    private const int KernelsPerRound = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Kernels_RandomAndExtremeInput_EqualTheirPlainTwins(int seed)
    {
        KernelTwins twins = new(seed);
        Assert.Empty(twins.Run(Rounds));
        Assert.True(twins.Count >= Rounds * KernelsPerRound);
    }

    // Each child sees a machine with fewer instructions; what it must not have is what its path must not name.
    [SkippableTheory]
    [InlineData("AVX-512", "DOTNET_EnableAVXVNNI")]
    [InlineData("AVX2 with AVX-VNNI", "DOTNET_EnableAVX512")]
    [InlineData("AVX2", "DOTNET_EnableAVX512", "DOTNET_EnableAVXVNNI")]
    [InlineData("plain", "DOTNET_EnableAVX2")]
    [InlineData("plain", "DOTNET_EnableHWIntrinsic")]
    public void Kernels_InstructionSetsTakenAway_TakeTheNextPathAndEqualTheirTwins(string path, params string[] without)
    {
        Skip.IfNot(Avx512BW.IsSupported && AvxVnni.IsSupported, "this machine does not have AVX-512 and AVX-VNNI to take away");
        ProcessStartInfo start = new(Environment.ProcessPath!, ["exec", typeof(KernelPathTests).Assembly.Location, "twins", "300"]) { RedirectStandardOutput = true };
        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.Ordinal))
            start.FileName = "dotnet";
        foreach (string variable in without)
            start.Environment[variable] = "0";
        using Process child = Process.Start(start)!;
        string[] words = child.StandardOutput.ReadToEnd().Trim().Split('|');
        child.WaitForExit();
        Assert.Equal([path, "", "0"], [words[0], words[^1], child.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.True(int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture) >= 300 * KernelsPerRound);
    }

    [Fact]
    public void Name_ThisMachine_IsNotEmpty() => Assert.NotEqual("", KernelPath.Name);
}
