// The counts are only as good as the machine that counts: each opcode must compute what the desktop runtime computes.
using System.Reflection;
using System.Reflection.PortableExecutable;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Emit.Nano;
using HrvXkd.NanoCode;

namespace HrvXkd.OpcodeCounter.Tests;

public class IlMachineTests
{
    private const string Source = """
        namespace Sample
        {
            public interface IShape { int Area(int scale); }
            public sealed class Square : IShape
            {
                private readonly int _side;
                private long _calls;
                public Square(int side) { _side = side; }
                public long Calls { get { return _calls; } }
                public int Area(int scale) { _calls++; return _side * _side * scale; }
            }
            public static class Sample
            {
                private static readonly short[] Table = { -3, 7, 30000, -30000, 5, 6, 7, 8, 9 };
                public static long Mix(int a, int b, long c)
                {
                    int[] ints = new int[8]; long[] longs = new long[8]; sbyte[] bytes = new sbyte[8]; bool[] flags = new bool[8];
                    for (int i = 0; i < 8; i++)
                    {
                        ints[i] = a * i - b; longs[i] = c << i; bytes[i] = (sbyte)(a >> i); flags[i] = ints[i] > b;
                        ints[i] += Table[i]; longs[i] -= ints[i]; bytes[i] ^= (sbyte)b;
                    }
                    System.Array.Copy(ints, 1, ints, 0, 7);
                    IShape shape = new Square(a & 15);
                    long sum = shape.Area(3) + ((Square)shape).Calls;
                    int high, low; Split(c, out high, out low);
                    for (int i = 0; i < 8; i++)
                    {
                        switch (i & 3) { case 0: sum += ints[i]; break; case 1: sum ^= longs[i]; break; case 2: sum -= bytes[i]; break; default: sum = -sum; break; }
                        if (flags[i]) sum = ~sum;
                    }
                    return sum + high - low % 7 + (b == 0 ? 0 : a / b) + ((ushort)a + (byte)b - (short)c);
                }
                private static void Split(long value, out int high, out int low) { high = (int)(value >> 32); low = (int)value; }
            }
        }
        """;

    [Fact]
    public void Run_AnyNumbers_EqualsDesktopRuntime()
    {
        byte[] image = Compile();
        using PEReader reader = new(new MemoryStream(image));
        IlMachine machine = new(reader, new NanoImage(reader));
        MethodInfo compiled = Assembly.Load(CompileForDesktop()).GetType("Sample.Sample")!.GetMethod("Mix")!;
        Random random = new(5);
        int[] ints = [0, 1, -1, int.MaxValue, int.MinValue + 1, 255, -256];
        for (int i = 0; i < 2000; i++)
        {
            int a = i < 49 ? ints[i / 7] : random.Next() - random.Next(), b = i < 49 ? ints[i % 7] : random.Next(-300, 300);
            long c = random.NextInt64() - random.NextInt64();
            Assert.Equal((long)compiled.Invoke(null, [a, b, c])!, machine.Call("Sample", "Mix", new IlValue(a), new IlValue(b), new IlValue(c)).Number);
        }
    }

    [Fact]
    public void Run_StraightLines_CountsEachOpcode()
    {
        using PEReader reader = new(new MemoryStream(Compile("namespace S { public static class C { public static int F(int x) { return x * 3 + 1; } } }")));
        IlMachine machine = new(reader, new NanoImage(reader));
        machine.Call("C", "F", new IlValue(2));
        machine.Call("C", "F", new IlValue(2));
        // ldarg ldc mul ldc add ret
        Assert.Equal(12, machine.Opcodes);
        Assert.Equal((2, 12, 6), (machine.Find("C", "F").Entries, machine.Find("C", "F").Opcodes, machine.Find("C", "F").Largest));
    }

    [Fact]
    public void HeapBytes_ObjectsAndArrays_AreBlocksOfTwelve()
    {
        using PEReader reader = new(new MemoryStream(Compile()));
        IlMachine machine = new(reader, new NanoImage(reader));
        long before = machine.HeapBytes;
        machine.Create("Square", new IlValue(3));
        Assert.Equal(36, machine.HeapBytes - before);
    }

    [Fact]
    public void Run_ThrownException_NamesTheMethod()
    {
        using PEReader reader = new(new MemoryStream(Compile("namespace S { public static class C { public static int F(int x) { throw new System.InvalidOperationException(); } } }")));
        IlMachine machine = new(reader, new NanoImage(reader));
        Assert.Contains("C.F", Assert.Throws<InvalidOperationException>(() => machine.Call("C", "F", new IlValue(1))).Message, StringComparison.Ordinal);
    }

    private static byte[] Compile(string source = Source) => NanoGuard.Compile(source);

    private static byte[] CompileForDesktop()
    {
        using MemoryStream image = new();
        Assert.True(Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(
            "desktop",
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(Source, CoreSources.Language)],
            [Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary)).Emit(image).Success);
        return image.ToArray();
    }
}
