// What shared code may hold on nanoFramework 1.x, checked in the IL of every build against the reference core library.
using System.Reflection.PortableExecutable;
using HrvXkd.NanoCode;

namespace HrvXkd.Architecture.Tests;

public class NanoSubsetTests
{
    /// <summary>Known-answer tests run once, before the first sample.</summary>
    private static readonly string[] RunOnce = ["KnownAnswer.Run", "StudentModel.SelfTest"];

    /// <summary>Assemblies with a part for the microcontroller, and the folder of the tree they are in; of HrvXkd.Hardware that is the codec.</summary>
    private static readonly Dictionary<string, string> Folders = new(StringComparer.Ordinal)
    {
        ["HrvXkd.Core"] = "firmware",
        ["HrvXkd.Model"] = "firmware",
        ["HrvXkd.Hardware"] = "hardware",
    };

    public static TheoryData<string> Assemblies => [.. Folders.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Code_Opcodes_AreOnesTheInterpreterRunsRight(string assembly) => Scan(assembly, NanoRules.Opcodes);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Code_Allocation_HappensInConstructorsOnly(string assembly) => Scan(assembly, image => NanoRules.Allocations(image, RunOnce));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Code_Size_FitsTheInterpretersTables(string assembly) => Scan(assembly, NanoRules.Sizes);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Types_Signatures_AreSignedAndOneDimensional(string assembly) => Scan(assembly, NanoRules.Signatures);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Metadata_GenericsAndNativeCalls_AreNone(string assembly) => Scan(assembly, NanoRules.Metadata);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void StaticConstructors_Fields_AreTheirOwn(string assembly) => Scan(assembly, NanoRules.StaticConstructors);

    private static void Scan(string assembly, Func<NanoImage, IEnumerable<string>> rule)
    {
        string path = Path.Combine(Repository.Root, Folders[assembly], assembly, "bin", Repository.Configuration, "netnano1.0", $"{assembly}.dll");
        using PEReader reader = new(File.OpenRead(path));
        NanoImage image = new(reader);
        Assert.True(image.CodeBytes > 0);
        Assert.Equal([], rule(image));
    }
}
