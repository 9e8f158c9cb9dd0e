using System.Globalization;
using System.Reflection.PortableExecutable;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Emit.Nano;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;
using HrvXkd.NanoCode;

namespace HrvXkd.CodeGen.Tests.Emit;

public class NanoEmitterTests
{
    private static readonly EmitOptions Nano = new() { Target = EmitTarget.Nano };

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(3, true, false)]
    public void Emit_RandomAndExtremeVectors_EqualsReferenceInEveryBit(int seed, bool wide, bool selfContained)
    {
        OnnxModel model = wide ? Students.Float(seed) : Students.Quantized(seed);
        ReferenceModel reference = ReferenceModel.Import(model);
        using CompiledModel compiled = CompiledModel.Compile(CodeGenerator.Emit(model, Nano with { SelfContained = selfContained }));
        IRiskModel emitted = compiled.Create();
        Assert.Equal(2500, Streams.CountEqual(reference, emitted, Verifier.RandomVectors(model, 2500, seed)));
        Assert.Equal(2500, Streams.CountEqual(reference, emitted, ExtremeVectors.Make(2500, seed)));
        Assert.True(compiled.SelfTest());
    }

    [Fact]
    public void Emit_Student_StaysWithinAllLimitsAndKeepsWeightsOutOfTables()
    {
        EmittedModel dotnet = CodeGenerator.Emit(Students.Quantized(1));
        EmittedModel nano = CodeGenerator.Emit(Students.Quantized(1), Nano);
        Assert.InRange(nano.Nano!.CodeBytes, 5_000, NanoRules.MaxBytes);
        Assert.InRange(nano.FlashBytes, 0, dotnet.FlashBytes / 5);
        Assert.InRange(nano.RamBytes, 100, dotnet.RamBytes);
        Assert.InRange(nano.Nano.Opcodes, 5_000, 15_000);
        Assert.True(nano.Nano.SlowestMs > nano.Nano.FastestMs);
        Assert.Contains("an estimate", nano.Source, StringComparison.Ordinal);
    }

    // The counts are only as good as the machine that counts: it must compute what the reference computes.
    [Fact]
    public void IlMachine_Pushes_EqualReference()
    {
        OnnxModel model = Students.Quantized(5);
        EmittedModel emitted = CodeGenerator.Emit(model, Nano);
        using PEReader reader = new(new MemoryStream(NanoGuard.Compile(emitted)));
        IlMachine machine = new(reader, new NanoImage(reader));
        IlValue instance = new(machine.Create(emitted.ClassName));
        ReferenceStream stream = new(ReferenceModel.Import(model));
        RiskVectors vectors = Verifier.RandomVectors(model, 3, 5);
        for (int i = 0; i < 24; i++)
        {
            int[] window = vectors.FeaturesQ16[(i * 12)..((i + 1) * 12)];
            IlValue logit = machine.Call(emitted.ClassName, "Push", instance, new IlValue(window), new IlValue(vectors.Valid[i] != 0 ? 1 : 0));
            Assert.Equal(stream.Push(window, vectors.Valid[i] != 0), (int)logit.Number);
        }
    }

    [Fact]
    public void Emit_CultureWithOtherMinus_GivesTheSameBytes()
    {
        OnnxModel model = Students.Quantized(1);
        EmitOptions options = Nano with { SelfContained = true };
        string expected = CodeGenerator.Emit(model, options).Source;
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberGroupSeparator = " ";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(expected, CodeGenerator.Emit(model, options).Source);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("public static int F(int x) { return x + System.Environment.TickCount; }", "HRVG301")]
    [InlineData("public static int[] F() { return new int[3]; }", "HRVG203")]
    [InlineData("public static uint F(uint x) { return x; }", "HRVG203")]
    [InlineData("public static int F(int x) { return checked(x + x); }", "HRVG203")]
    [InlineData("public static int F(float x) { return (int)x; }", "HRVG203")]
    public void Check_CodeThatNanoFrameworkGetsWrong_IsRefused(string member, string code)
    {
        EmittedModel emitted = CodeGenerator.Emit(Students.Quantized(1), Nano);
        EmittedModel broken = emitted with { Source = emitted.Source.Replace("public void Reset()", member + "\npublic void Reset()", StringComparison.Ordinal) };
        Assert.StartsWith(code, Assert.Throws<CodeGenException>(() => NanoGuard.Check(broken)).Message, StringComparison.Ordinal);
    }

    // Corners of every lane at once: all columns at their largest or smallest sum, in every combination of three.
    [Theory]
    [InlineData(127)]
    [InlineData(130049)]
    [InlineData(1048575)]
    public void Pack_SumsAtTheirBounds_AreReadBackExactly(long bound)
    {
        Lanes lanes = Lanes.Pack([.. Enumerable.Repeat(new Interval(-bound, bound), 3)])[0];
        Assert.Equal(3, lanes.Columns.Length);
        long[] corners = [-bound, -1, 0, 1, bound];
        foreach (long a in corners)
            foreach (long b in corners)
                foreach (long c in corners)
                    Assert.Equal([a, b, c], Read(lanes, [a, b, c]));
    }

    [Fact]
    public void Pack_AnySums_AreReadBackExactlyAndNeverPassTheLong()
    {
        Random random = new(7);
        for (int i = 0; i < 2000; i++)
        {
            Interval[] sums = [.. Enumerable.Range(0, 1 + random.Next(9)).Select(_ => new Interval(-random.NextInt64(1L << random.Next(1, 50)), random.NextInt64(1L << random.Next(1, 50))))];
            List<Lanes> groups = Lanes.Pack(sums);
            Assert.Equal(Enumerable.Range(0, sums.Length), groups.SelectMany(group => group.Columns).Order());
            foreach (Lanes group in groups)
            {
                Assert.True(group.Base + (group.Bits * group.Columns.Length) <= 63);
                long[] any = Array.ConvertAll(group.Columns, column => random.Next(3) switch { 0 => sums[column].Low, 1 => sums[column].High, _ => random.NextInt64(sums[column].Low, sums[column].High + 1) });
                Assert.Equal(any, Read(group, any));
            }
        }
    }

    // A multiplier taken 2^k times larger must round every accumulator alike.
    [Fact]
    public void Write_ScaledMultiplier_EqualsRequantization()
    {
        Interval range = new(-150_000, 170_000);
        Requantization requantization = Requantization.Create("test", [0.0007123, -0.0004], [3.25, -100.5], [range, range], -128, 127, commonShift: true);
        Random random = new(3);
        for (int channel = 0; channel < 2; channel++)
        {
            (string text, Interval result) = NanoRequantization.Write("t", range, range.Low, requantization, channel, 128);
            System.Text.RegularExpressions.Match match = System.Text.RegularExpressions.Regex.Match(text, @"^\(t \* (-?\d+)L ([+-]) (\d+)L\) >> (\d+)$");
            Assert.True(match.Success, text);
            (long m, long b, int s) = (Parse(match, 1), Parse(match, 3) * (match.Groups[2].Value == "-" ? -1 : 1), (int)Parse(match, 4));
            for (int i = 0; i < 3000; i++)
            {
                long accumulator = i == 0 ? range.Low : i == 1 ? range.High : random.NextInt64(range.Low, range.High + 1);
                long value = checked(((accumulator - range.Low) * m) + b) >> s;
                Assert.InRange(value, result.Low, result.High);
                Assert.Equal(requantization.Apply(accumulator, channel), Math.Clamp(value, 0, 255) - 128);
            }
        }
    }

    private static long Parse(System.Text.RegularExpressions.Match match, int group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // What the emitted lines do: lanes begin at 0 by the constant, and are read with shift and mask.
    private static long[] Read(Lanes lanes, long[] sums)
    {
        int Lane(int column) => Array.IndexOf(lanes.Columns, column);
        long packed = unchecked(lanes.Factor(column => sums[Lane(column)]) + lanes.Constant(_ => 0));
        return [.. sums.Select((_, lane) => lanes.Lowest[lane] + Value(lanes.Read("sum", lane, "mask"), packed, (1L << lanes.Bits) - 1))];
    }

    private static long Value(string text, long sum, long mask)
    {
        System.Text.RegularExpressions.Match shift = System.Text.RegularExpressions.Regex.Match(text, @">> (\d+)");
        long moved = shift.Success ? sum >> (int)Parse(shift, 1) : sum;
        return text.Contains("mask", StringComparison.Ordinal) ? moved & mask : moved;
    }
}
