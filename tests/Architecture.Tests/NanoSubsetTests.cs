// What the compiler cannot refuse but nanoFramework 1.x gets wrong silently, or pays for dearly, is found in the IL.
// Compiling against the reference core library is the other half of the guard and happens in every build.
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace HrvXkd.Architecture.Tests;

public class NanoSubsetTests
{
    private const int MaxLocals = 128;
    private const int MaxStack = 64;
    private const int MaxBytes = 60_000;

    /// <summary>Known-answer tests run once, before the first sample.</summary>
    private static readonly string[] RunOnce = ["KnownAnswer.Run", "StudentModel.SelfTest"];

    private static readonly string[] Forbidden =
    [
        "localloc", "calli", "cpblk", "initblk", "jmp", "arglist", "mkrefany", "refanytype", "refanyval", "ckfinite", "endfilter",
        "constrained.", "conv.u4", "conv.u8", "ldelem.u4", "conv.r4", "conv.r8", "conv.r.un", "ldc.r4", "ldc.r8",
    ];

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
    public void Code_Opcodes_AreOnesTheInterpreterRunsRight(string assembly) => Scan(assembly, scan =>
        Assert.Equal([], from method in scan.Methods
                         from instruction in method.Instructions
                         let name = instruction.Code.Name!
                         where Forbidden.Contains(name) || name.Contains(".ovf", StringComparison.Ordinal)
                         select $"{method.Name}: {name}"));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Code_Allocation_HappensInConstructorsOnly(string assembly) => Scan(assembly, scan =>
        Assert.Equal([], scan.Methods.Where(method => !method.IsConstructor && !method.IsFactory && !RunOnce.Contains(method.Name) && Allocates(method)).Select(method => method.Name)));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Code_Size_FitsTheInterpretersTables(string assembly) => Scan(assembly, scan =>
    {
        Assert.Equal([], scan.Methods.Where(method => method.Locals > MaxLocals || method.MaxStack > MaxStack).Select(method => method.Name));
        Assert.InRange(scan.Methods.Sum(method => method.Size), 1, MaxBytes);
        Assert.InRange(scan.TableBytes, 0, MaxBytes);
    });

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Types_Signatures_AreSignedAndOneDimensional(string assembly) => Scan(assembly, scan =>
        Assert.Equal([], scan.Signatures.Where(type => type.Contains("UInt32", StringComparison.Ordinal) || type.Contains("UInt64", StringComparison.Ordinal)
            || type.Contains("[,]", StringComparison.Ordinal) || type.Contains('<', StringComparison.Ordinal) || type.Contains('*', StringComparison.Ordinal)
            || type.Contains("Single", StringComparison.Ordinal) || type.Contains("Double", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Metadata_GenericsAndNativeCalls_AreNone(string assembly) => Scan(assembly, scan =>
    {
        Assert.Equal(0, scan.Metadata.GetTableRowCount(TableIndex.GenericParam));
        Assert.Equal(0, scan.Metadata.GetTableRowCount(TableIndex.MethodSpec));
        Assert.Equal(0, scan.Metadata.GetTableRowCount(TableIndex.ImplMap));
    });

    // Static constructors run at boot in the order of types: one that reads another type's table may see null.
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void StaticConstructors_Fields_AreTheirOwn(string assembly) => Scan(assembly, scan =>
        Assert.Equal([], from method in scan.Methods
                         where method.Name.EndsWith(".cctor", StringComparison.Ordinal)
                         from instruction in method.Instructions
                         where instruction.Code.Name is "ldsfld" or "ldsflda" && scan.OwnerOf(instruction.Token) != method.DeclaringType
                         select method.Name));

    private static bool Allocates(ScannedMethod method)
    {
        for (int i = 0; i < method.Instructions.Count; i++)
        {
            string name = method.Instructions[i].Code.Name!;
            bool thrown = name == "newobj" && i + 1 < method.Instructions.Count && method.Instructions[i + 1].Code.Name == "throw";
            if (name is "newarr" or "box" || (name == "newobj" && !thrown))
                return true;
        }

        return false;
    }

    private static void Scan(string assembly, Action<Scanned> check)
    {
        string path = Path.Combine(Repository.Root, Folders[assembly], assembly, "bin", Repository.Configuration, "netnano1.0", $"{assembly}.dll");
        using PEReader image = new(File.OpenRead(path));
        check(new Scanned(image));
    }

    private sealed class Scanned
    {
        private readonly PEReader _image;

        public Scanned(PEReader image)
        {
            _image = image;
            Metadata = image.GetMetadataReader();
            Methods = [.. ScannedMethod.Read(Metadata, image.GetMethodBody)];
        }

        public MetadataReader Metadata { get; }

        public IReadOnlyList<ScannedMethod> Methods { get; }

        /// <summary>Bytes of initialised arrays: fields with an address in the image.</summary>
        public int TableBytes => Metadata.FieldDefinitions
            .Select(Metadata.GetFieldDefinition)
            .Where(definition => definition.GetRelativeVirtualAddress() != 0)
            .Sum(definition => SizeOf(definition.DecodeSignature(new SignatureNames(Metadata), null)));

        public IEnumerable<string> Signatures
        {
            get
            {
                SignatureNames names = new(Metadata);
                foreach (FieldDefinitionHandle handle in Metadata.FieldDefinitions)
                    yield return Metadata.GetFieldDefinition(handle).DecodeSignature(names, null);
                foreach (MethodDefinitionHandle handle in Metadata.MethodDefinitions)
                {
                    MethodDefinition method = Metadata.GetMethodDefinition(handle);
                    MethodSignature<string> signature = method.DecodeSignature(names, null);
                    yield return signature.ReturnType;
                    foreach (string parameter in signature.ParameterTypes)
                        yield return parameter;
                    if (method.RelativeVirtualAddress == 0)
                        continue;
                    MethodBodyBlock body = _image.GetMethodBody(method.RelativeVirtualAddress);
                    if (body.LocalSignature.IsNil)
                        continue;
                    foreach (string local in Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null))
                        yield return local;
                }
            }
        }

        public int OwnerOf(int fieldToken)
        {
            EntityHandle handle = MetadataTokens.EntityHandle(fieldToken);
            return handle.Kind == HandleKind.FieldDefinition
                ? MetadataTokens.GetToken(Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())
                : 0;
        }

        private int SizeOf(string type)
        {
            foreach (TypeDefinitionHandle handle in Metadata.TypeDefinitions)
            {
                TypeDefinition definition = Metadata.GetTypeDefinition(handle);
                if (Metadata.GetString(definition.Name) == type)
                    return definition.GetLayout().Size;
            }

            return type is "Int64" ? 8 : 4;
        }
    }
}
