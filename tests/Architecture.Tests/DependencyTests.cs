namespace HrvXkd.Architecture.Tests;

/// <summary>The arrows of the design: what each project may know.</summary>
public class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["HrvXkd.NanoReference"] = [],
        ["HrvXkd.Core"] = [],
        ["HrvXkd.Wfdb"] = [],
        ["HrvXkd.Patient"] = [],
        ["HrvXkd.Model"] = ["HrvXkd.Core"],
        ["HrvXkd.Hardware"] = [],
        ["HrvXkd.Hardware.Simulation"] = ["HrvXkd.Hardware", "HrvXkd.Patient", "HrvXkd.Wfdb"],
        ["HrvXkd.Firmware"] = ["HrvXkd.Core", "HrvXkd.Model", "HrvXkd.Wfdb", "HrvXkd.Hardware", "HrvXkd.Hardware.Simulation"],
        ["HrvXkd.Hardware.Bindings"] = ["HrvXkd.Firmware"],
        ["HrvXkd.Data"] = ["HrvXkd.Core", "HrvXkd.Wfdb", "HrvXkd.Patient"],
        ["HrvXkd.CodeGen"] = ["HrvXkd.Core"],
        ["HrvXkd.Trainer"] = ["HrvXkd.Data", "HrvXkd.Core", "HrvXkd.CodeGen", "HrvXkd.Firmware"],
    };

    private static readonly string[] NoPackages = ["HrvXkd.NanoReference", "HrvXkd.Core", "HrvXkd.Model", "HrvXkd.Wfdb", "HrvXkd.Patient"];

    // The reference library holds no code; what the bindings do is tested with fakes in HrvXkd.Firmware.Tests, for their packages are not everywhere.
    private static readonly string[] WithoutTests = ["HrvXkd.NanoReference", "HrvXkd.Hardware.Bindings"];

    // Programs that measure the products; nothing may refer to them.
    private static readonly string[] Measures = ["HrvXkd.ArmCount", "HrvXkd.Benchmarks", "HrvXkd.InferenceRunner", "HrvXkd.NanoProof", "HrvXkd.OpcodeCounter", "HrvXkd.Twin"];

    // The nano build for .NET: only what compares or tests it may refer to it, for its types bear the names of the desktop build's.
    private const string NanoHost = "HrvXkd.NanoHost";
    private static readonly string[] NanoHostUsers = ["HrvXkd.NanoProof", "HrvXkd.Firmware.Nano.Tests"];

    public static TheoryData<string> Products => new(Allowed.Keys);

    [Theory]
    [MemberData(nameof(Products))]
    public void Project_References_FollowTheArrows(string project) =>
        Assert.Equal([], Repository.ProjectReferences(project).Except(Allowed[project]));

    [Fact]
    public void Tree_Projects_AreAllListedOrTestsOrMeasures() => Assert.Equal(
        [],
        Repository.Projects.Keys.Where(name => !Allowed.ContainsKey(name) && !name.EndsWith(".Tests", StringComparison.Ordinal)).Except(Measures).Except([NanoHost]));

    [Fact]
    public void Tree_NanoHost_IsReferredToByItsUsersOnly() => Assert.Equal(
        [], Repository.Projects.Keys.Where(project => Repository.ProjectReferences(project).Contains(NanoHost)).Except(NanoHostUsers));

    [Fact]
    public void Tree_Measures_AreReferredToByNothing() =>
        Assert.All(Repository.Projects.Keys, project => Assert.Empty(Repository.ProjectReferences(project).Intersect(Measures)));

    [Fact]
    public void Tree_Products_EachHaveATestProject() =>
        Assert.Equal([], Allowed.Keys.Except(WithoutTests).Where(name => !Repository.Projects.ContainsKey($"{name}.Tests")));

    [Fact]
    public void Packages_OfWhatRunsEverywhere_AreNone() =>
        Assert.All(NoPackages, project => Assert.Equal([], Repository.Packages(project)));

    [Fact]
    public void TorchSharp_IsKnownToTheTrainerOnly() =>
        Assert.Equal(["HrvXkd.Trainer"], Repository.Projects.Keys.Where(project => Repository.Packages(project).Any(IsTorch)));

    // Its native library has 480 MB and is copied into the output of every project that reaches the trainer.
    [Fact]
    public void TorchSharp_IsCopiedIntoAtMostTwoOutputs() =>
        Assert.True(Repository.Projects.Keys.Count(Reaches("HrvXkd.Trainer")) <= 2);

    [Fact]
    public void Hardware_Packages_AreSystemDeviceOnly() =>
        Assert.All(Repository.Packages("HrvXkd.Hardware"), package => Assert.StartsWith("System.Device.", package, StringComparison.Ordinal));

    private static bool IsTorch(string package) => package.Contains("torch", StringComparison.OrdinalIgnoreCase);

    private static Func<string, bool> Reaches(string target) =>
        project => project == target || Repository.ProjectReferences(project).Any(Reaches(target));
}
