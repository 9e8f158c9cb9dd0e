using CsCheck;
using HrvXkd.Core.Beats;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>The quick ways of a template against the plain formulas.</summary>
public class QrsTemplateTests
{
    // What a beat of 4 mV reaches, and what makes the sums of pairs too large for half a long.
    private const int Small = 1 << 14;
    private const int Large = 1 << 17;

    // 360 Hz and the other rates give kernels of other lengths, of which some are filled up.
    private static readonly Gen<int> Rates = Gen.OneOf(Gen.Const(125), Gen.Const(160), Gen.Const(180), Gen.Const(249));

    [Theory]
    [InlineData(Small)]
    [InlineData(QrsTemplate.SmallValue)]
    [InlineData(Large)]
    public void Correlate_AnyValues_SumsProducts(int largest)
    {
        Gen.Select(Rates, Gen.Int).Sample((rate, seed) =>
        {
            Random random = new(seed);
            QrsTemplate template = Template(rate, random, out int[] kernel);
            int[] values = Values(random, kernel.Length + EcgFront.Block - 1, largest);
            long[] sums = new long[EcgFront.Block];
            template.Correlate(Pairs(values, template.WindowLength), largest <= QrsTemplate.SmallValue, sums);
            Assert.Equal([.. Enumerable.Range(0, EcgFront.Block).Select(at => kernel.Select((k, i) => (long)k * values[at + i]).Sum())], sums);
        });
    }

    [Fact]
    public void IsLike_AnyPiece_EqualsFormulaAtEachShift()
    {
        const int slack = 4;
        const int least = BeatTuning.StrangeLikeness;
        int alike = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            int[] shape = Beat(125, random);
            QrsTemplate template = new(new BandMeter(125), 125, null);
            template.Start(shape, 0);
            // The shape itself somewhere, larger or smaller, in noise; or noise alone.
            int[] piece = Values(random, shape.Length + (2 * slack), 1 + random.Next(600));
            int at = random.Next((2 * slack) + 1);
            int percent = random.Next(200);
            for (int i = 0; i < shape.Length; i++)
                piece[at + i] += shape[i] * percent / 100;
            bool expected = Enumerable.Range(0, (2 * slack) + 1).Any(from => Likeness(shape, piece.AsSpan(from, shape.Length)) >= least);
            Assert.Equal(expected, template.IsLike(piece, slack, least));
            alike += expected ? 1 : 0;
        }

        Assert.InRange(alike, 200, 1800);
    }

    // The formula in its plain form: likeness of both without their means, halved where the sizes differ.
    private static int Likeness(int[] shape, ReadOnlySpan<int> piece)
    {
        long sum = 0, other = 0, squares = 0, otherSquares = 0, product = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            sum += shape[i];
            other += piece[i];
            squares += (long)shape[i] * shape[i];
            otherSquares += (long)piece[i] * piece[i];
            product += (long)shape[i] * piece[i];
        }

        squares -= sum * sum / shape.Length;
        otherSquares -= other * other / shape.Length;
        product -= sum * other / shape.Length;
        long norm = Root(squares) * Root(otherSquares);
        int likeness = norm == 0 ? 0 : (int)(product * 100 / norm);
        return 4 * squares > BeatTuning.StrangeSize * otherSquares || 4 * otherSquares > BeatTuning.StrangeSize * squares ? likeness / 2 : likeness;
    }

    private static long Root(long value)
    {
        long root = (long)Math.Sqrt(value);
        return root * root > value ? root - 1 : root;
    }

    private static QrsTemplate Template(int rate, Random random, out int[] kernel)
    {
        QrsTemplate template = new(new BandMeter(rate), rate, null);
        template.Start(Beat(rate, random), 0);
        template.Weigh(1 << random.Next(8, 17), 1 << random.Next(8, 17));
        // The kernel is what a single value of 1 is answered with.
        kernel = new int[template.KernelLength];
        long[] sums = new long[EcgFront.Block];
        for (int i = 0; i < kernel.Length; i++)
        {
            int[] one = new int[kernel.Length + EcgFront.Block - 1];
            one[i] = 1;
            template.Correlate(Pairs(one, template.WindowLength), false, sums);
            kernel[i] = (int)sums[0];
        }

        Assert.Contains(kernel, k => k != 0);
        return template;
    }

    private static int[] Beat(int rate, Random random)
    {
        int reach = BeatTime.Samples(BeatTuning.ShapeReachMs, rate);
        double width = reach * (0.1 + (0.4 * random.NextDouble()));
        int size = random.Next(200, 12_000);
        return [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => (int)(size * (1 - (i * i / (width * width))) * Math.Exp(-i * i / (2 * width * width))))];
    }

    private static int[] Values(Random random, int count, int largest) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-largest, largest + 1))];

    private static long[] Pairs(int[] values, int length)
    {
        long[] pairs = new long[length];
        for (int i = 0; i < values.Length; i++)
            pairs[i] = values[i] + (i + QrsTemplate.PairDistance < values.Length ? (long)values[i + QrsTemplate.PairDistance] << 32 : 0);
        return pairs;
    }
}
