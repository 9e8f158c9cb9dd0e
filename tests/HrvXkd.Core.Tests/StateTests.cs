using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests;

/// <summary>Bytes that the signal path holds, by part: all it ever allocates, as there is nothing after the constructor.</summary>
public class StateTests(ITestOutputHelper output)
{
    // Of an object on a 64-bit runtime: its header and the pointer to its type; of an array, its length too.
    private const int Header = 16;
    private const int ArrayHeader = 24;

    [Theory]
    [InlineData(false, 24 * 1024, 12 * 1024)]
    [InlineData(true, 48 * 1024, 28 * 1024)]
    public void Constructor_At250Hz_TakesNoMoreThanPromised(bool holter, int most, int mostForWindows)
    {
        WindowProfile profile = holter ? WindowProfile.Holter() : WindowProfile.Short();
        EcgAnalyzer analyzer = new(250, 1000, profile);

        // Other threads' collections show in this count now and then: the least of some is right.
        long total = Enumerable.Range(0, 5).Min(_ => Allocated(profile));

        long counted = Own(typeof(EcgAnalyzer));
        long windows = 0;
        foreach (FieldInfo field in Fields(typeof(EcgAnalyzer)).Where(f => f.FieldType.IsClass && f.GetValue(analyzer) is not null))
        {
            long bytes = Print(field.GetValue(analyzer)!, field.Name, 0);
            counted += bytes;
            if (field.FieldType.Name == "WindowAssembler")
                windows = bytes;
        }

        output.WriteLine($"{profile.Name} at 250 Hz: {total} bytes in all");
        // Smaller fields are filled up to whole words here and there.
        Assert.InRange(total, counted, 1.01 * counted);
        Assert.InRange(total, 1, most);
        Assert.InRange(windows, 1, mostForWindows);
    }

    private static long Allocated(WindowProfile profile)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        EcgAnalyzer analyzer = new(250, 1000, profile);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(analyzer);
        return bytes;
    }

    // Parts that share an object are counted once, by the first.
    private long Print(object root, string name, int depth)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        return Print(root, name, depth, seen);
    }

    private long Print(object root, string name, int depth, HashSet<object> seen)
    {
        if (!seen.Add(root))
            return 0;
        if (root is Array array)
            return Align(ArrayHeader + ((long)array.Length * SizeOf(array.GetType().GetElementType()!)))
                + (array is object[] parts ? parts.Sum(part => Print(part, name, depth + 1, seen)) : 0);
        long bytes = Own(root.GetType());
        foreach (FieldInfo field in Fields(root.GetType()).Where(f => !f.FieldType.IsValueType && f.FieldType != typeof(string)))
            if (field.GetValue(root) is object part)
                bytes += Print(part, field.Name, depth + 1, seen);
        if (depth < 2 || bytes > 512)
            output.WriteLine($"{new string(' ', 2 * depth)}{root.GetType().Name} {name}: {bytes}");
        return bytes;
    }

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);

    // Fields are laid out by size, so that nothing but the end is filled up.
    private static long Own(Type type) => Math.Max(24, Align(Header + Fields(type).Sum(f => SizeOf(f.FieldType))));

    private static long SizeOf(Type type) =>
        !type.IsValueType ? IntPtr.Size : type == typeof(bool) ? 1 : type.IsEnum ? 4 : (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static long Align(long bytes) => (bytes + 7) / 8 * 8;
}
