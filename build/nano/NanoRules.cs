// What the compiler cannot refuse but nanoFramework 1.x gets wrong silently, or pays for dearly, is found in the IL.
// Compiling against the reference core library is the other half of the guard.
using System.Reflection.Metadata.Ecma335;

namespace HrvXkd.NanoCode;

/// <summary>Rules for code that nanoFramework 1.x runs; each gives what breaks it.</summary>
internal static class NanoRules
{
    /// <summary>Most bytes of code, and of tables, in one assembly: both have 16-bit offsets.</summary>
    public const int MaxBytes = 60_000;

    private const int MaxLocals = 128;
    private const int MaxStack = 64;

    private static readonly string[] Forbidden =
    [
        "localloc", "calli", "cpblk", "initblk", "jmp", "arglist", "mkrefany", "refanytype", "refanyval", "ckfinite", "endfilter",
        "constrained.", "conv.u4", "conv.u8", "ldelem.u4", "conv.r4", "conv.r8", "conv.r.un", "ldc.r4", "ldc.r8",
    ];

    private static readonly string[] ForbiddenTypes = ["UInt32", "UInt64", "[,]", "<", "*", "Single", "Double"];

    /// <summary>All faults.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="runOnce">Methods that run once and may allocate, such as <c>Model.SelfTest</c>.</param>
    public static IEnumerable<string> Faults(NanoImage image, IReadOnlyCollection<string> runOnce) =>
        [.. Opcodes(image), .. Allocations(image, runOnce), .. Sizes(image), .. Signatures(image), .. Metadata(image), .. StaticConstructors(image)];

    /// <summary>Opcodes that the interpreter runs wrongly or not at all.</summary>
    public static IEnumerable<string> Opcodes(NanoImage image) =>
        from method in image.Methods
        from instruction in method.Instructions
        let name = instruction.Code.Name!
        where Forbidden.Contains(name) || name.Contains(".ovf", StringComparison.Ordinal)
        select $"{method.Name}: {name}";

    /// <summary>Methods that allocate and are no constructors.</summary>
    public static IEnumerable<string> Allocations(NanoImage image, IReadOnlyCollection<string> runOnce) =>
        from method in image.Methods
        where !method.IsConstructor && !method.IsFactory && !runOnce.Contains(method.Name) && Allocates(method)
        select $"{method.Name}: allocates";

    /// <summary>What is larger than the interpreter's tables.</summary>
    public static IEnumerable<string> Sizes(NanoImage image)
    {
        foreach (ScannedMethod method in image.Methods.Where(method => method.Locals > MaxLocals || method.MaxStack > MaxStack))
            yield return FormattableString.Invariant($"{method.Name}: {method.Locals} locals, stack {method.MaxStack}; at most {MaxLocals} and {MaxStack}");
        if (image.CodeBytes > MaxBytes)
            yield return FormattableString.Invariant($"{image.CodeBytes} bytes of code; at most {MaxBytes} in an assembly");
        if (image.TableBytes > MaxBytes)
            yield return FormattableString.Invariant($"{image.TableBytes} bytes of tables; at most {MaxBytes} in an assembly");
    }

    /// <summary>Types in signatures and locals that the interpreter has not or gets wrong.</summary>
    public static IEnumerable<string> Signatures(NanoImage image) =>
        image.Signatures.Where(type => ForbiddenTypes.Any(part => type.Contains(part, StringComparison.Ordinal))).Select(type => "type " + type);

    /// <summary>Generics and native calls.</summary>
    public static IEnumerable<string> Metadata(NanoImage image) =>
        new[] { TableIndex.GenericParam, TableIndex.MethodSpec, TableIndex.ImplMap }.Where(table => image.Metadata.GetTableRowCount(table) > 0).Select(table => $"metadata table {table} is not empty");

    /// <summary>Static constructors run at boot in the order of types: one that reads another type's field may see null.</summary>
    public static IEnumerable<string> StaticConstructors(NanoImage image) =>
        from method in image.Methods
        where method.Name.EndsWith(".cctor", StringComparison.Ordinal)
        from instruction in method.Instructions
        where instruction.Code.Name is "ldsfld" or "ldsflda" && image.OwnerOf(instruction.Token) != method.DeclaringType
        select $"{method.Name}: reads a field of another type";

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
}
